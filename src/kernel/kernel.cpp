#include "kernel.h"

#include <atomic>
#include <exception>
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

std::vector<std::vector<Found>> Kernel::find_many(const std::vector<Asked>& asked,
                                                  size_t threads) {
  std::unordered_map<std::string, size_t> first;
  std::vector<size_t> same(asked.size()), distinct;
  for (size_t at = 0; at < asked.size(); ++at) {
    same[at] = first.try_emplace(content_of(asked[at]), at).first->second;
    if (same[at] == at) distinct.push_back(at);
  }
  std::vector<std::vector<Found>> found(asked.size());
  std::atomic<size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto work = [&] {
    try {
      Lent search(*this);
      for (size_t at; (at = next.fetch_add(1)) < distinct.size();)
        search->find(asked[distinct[at]], found[distinct[at]]);
    } catch (...) {
      const std::lock_guard<std::mutex> lock(failing);
      failure = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (size_t count = 1; count < threads && count < distinct.size(); ++count)
    others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
  for (size_t at = 0; at < asked.size(); ++at)
    if (same[at] != at) found[at] = found[same[at]];
  return found;
}

std::vector<TextFind> Kernel::find_in_text(const std::vector<Raw>& tokens) {
  std::vector<TextFind> found;
  Lent(*this)->find_in_text(tokens, found);
  return found;
}

Expansion Kernel::near(const Raw& token) {
  Expansion found;
  Lent(*this)->near(token, found);
  return found;
}

}  // namespace clearway
