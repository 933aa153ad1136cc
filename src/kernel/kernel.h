// An index in memory and the threads that search it.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "search.h"

namespace clearway {

class Kernel {
 public:
  Kernel(const char* bytes, size_t size, const std::string& digest, const Figures& figures)
      : figures_(figures), image_(bytes, size, digest, figures_) {}

  // `gone` lives as long as the search.
  std::vector<Found> find(const Asked& asked, Gone gone = {});
  // Equal names are looked for once, the rest shared among threads.
  std::vector<std::vector<Found>> find_many(const std::vector<Asked>& asked, size_t threads,
                                           Gone gone = {});
  std::vector<std::vector<TextFind>> find_in_texts(const std::vector<std::vector<Raw>>& texts,
                                                   size_t threads, Gone gone = {});
  Expansion near(const Raw& token);
  const Image& image() const { return image_; }
  const Figures& figures() const { return figures_; }

 private:
  // A search lent to one thread at a time.
  class Lent {
   public:
    Lent(Kernel& kernel, Gone gone);
    ~Lent();
    Search* operator->() { return search_.get(); }

   private:
    Kernel& kernel_;
    std::unique_ptr<Search> search_;
  };

  // `work(search, number)` for each number below `count`, by so many threads.
  template <typename Work>
  void share(size_t count, size_t threads, Gone gone, const Work& work);

  Figures figures_;
  Image image_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Search>> idle_;
};

}  // namespace clearway
