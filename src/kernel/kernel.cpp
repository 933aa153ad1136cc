#include "kernel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <unordered_map>

namespace clearway {
namespace {

std::string content_of(const Asked& asked) {
  std::string key(1, static_cast<char>(asked.person));
  key.append(std::to_string(asked.forms)).push_back('\0');
  const auto add = [&key](std::string_view text) { key.append(text).push_back('\0'); };
  for (const Raw& token : asked.tokens) {
    key.push_back(static_cast<char>(token.kind));
    key.append(reinterpret_cast<const char*>(&token.weight), sizeof token.weight);
    add(token.text);
    add(token.han);
    for (const std::string_view spelling : token.spellings) add(spelling);
    key.push_back('\1');
  }
  return key;
}

}  // namespace

Kernel::Lent::Lent(Kernel& kernel) : kernel_(kernel) {
  const std::lock_guard<std::mutex> lock(kernel.mutex_);
  if (kernel.idle_.empty()) {
    search_ = std::make_unique<Search>(kernel.image_, kernel.figures_);
  } else {
    search_ = std::move(kernel.idle_.back());
    kernel.idle_.pop_back();
  }
}

Kernel::Lent::~Lent() {
  const std::lock_guard<std::mutex> lock(kernel_.mutex_);
  kernel_.idle_.push_back(std::move(search_));
}

std::vector<Found> Kernel::find(const Asked& asked) {
  std::vector<Found> found;
  Lent(*this)->find(asked, found);
  return found;
}

template <typename Work>
void Kernel::share(size_t count, size_t threads, const Work& work) {
  std::atomic<size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto one = [&] {
    try {
      Lent search(*this);
      for (size_t at; (at = next.fetch_add(1)) < count;) work(*search.operator->(), at);
    } catch (...) {
      const std::lock_guard<std::mutex> lock(failing);
      failure = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  try {
    while (others.size() + 1 < std::min(threads, count)) others.emplace_back(one);
  } catch (const std::system_error&) {  // no more threads are to be had: fewer do all
  }
  one();
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
}

std::vector<std::vector<Found>> Kernel::find_many(const std::vector<Asked>& asked,
                                                  size_t threads) {
  std::unordered_map<std::string, size_t> first;
  std::vector<size_t> same(asked.size()), distinct;
  for (size_t at = 0; at < asked.size(); ++at) {
    same[at] = first.try_emplace(content_of(asked[at]), at).first->second;
    if (same[at] == at) distinct.push_back(at);
  }
  std::vector<std::vector<Found>> found(asked.size());
  share(distinct.size(), threads, [&](Search& search, size_t at) {
    search.find(asked[distinct[at]], found[distinct[at]]);
  });
  for (size_t at = 0; at < asked.size(); ++at)
    if (same[at] != at) found[at] = found[same[at]];
  return found;
}

std::vector<std::vector<TextFind>> Kernel::find_in_texts(
    const std::vector<std::vector<Raw>>& texts, size_t threads) {
  std::vector<std::vector<TextFind>> found(texts.size());
  share(texts.size(), threads,
        [&](Search& search, size_t at) { search.find_in_text(texts[at], found[at]); });
  return found;
}

Expansion Kernel::near(const Raw& token) {
  Expansion found;
  Lent(*this)->near(token, found);
  return found;
}

}  // namespace clearway
