#include "kernel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>

namespace clearway {
namespace {

// What a search reads of a name: two are the same where all of it is.
uint64_t content_hash(const Asked& asked) {
  uint64_t hash = asked.person;
  for (const Raw& token : asked.tokens) hash = hash_of(token.original, hash_of(token.text, hash));
  return hash;
}

bool same(const Raw& one, const Raw& other) {
  return one.kind == other.kind && one.weight == other.weight && one.text == other.text &&
         one.original == other.original && one.han == other.han &&
         one.spellings == other.spellings;
}

bool same(const Asked& one, const Asked& other) {
  return one.person == other.person && one.forms == other.forms &&
         std::equal(one.tokens.begin(), one.tokens.end(), other.tokens.begin(),
                    other.tokens.end(), [](const Raw& a, const Raw& b) { return same(a, b); });
}

// For each name the first that is the same.
std::vector<size_t> first_of(const std::vector<Asked>& asked) {
  std::vector<std::pair<uint64_t, size_t>> order;
  order.reserve(asked.size());
  for (size_t at = 0; at < asked.size(); ++at) order.push_back({content_hash(asked[at]), at});
  std::sort(order.begin(), order.end());
  std::vector<size_t> first(asked.size());
  for (size_t begin = 0, at = 0; at < order.size(); ++at) {
    if (order[at].first != order[begin].first) begin = at;
    const auto is_same = [&](const auto& other) {
      return same(asked[other.second], asked[order[at].second]);
    };
    first[order[at].second] =
        std::find_if(order.begin() + static_cast<std::ptrdiff_t>(begin),
                     order.begin() + static_cast<std::ptrdiff_t>(at), is_same)->second;
  }
  return first;
}

}  // namespace

Kernel::Lent::Lent(Kernel& kernel, Gone gone) : kernel_(kernel) {
  const std::lock_guard<std::mutex> lock(kernel.mutex_);
  if (kernel.idle_.empty()) {
    search_ = std::make_unique<Search>(kernel.image_, kernel.figures_);
  } else {
    search_ = std::move(kernel.idle_.back());
    kernel.idle_.pop_back();
  }
  search_->leave_out(gone);
}

Kernel::Lent::~Lent() {
  const std::lock_guard<std::mutex> lock(kernel_.mutex_);
  kernel_.idle_.push_back(std::move(search_));
}

std::vector<Found> Kernel::find(const Asked& asked, Gone gone) {
  std::vector<Found> found;
  Lent(*this, gone)->find(asked, found);
  return found;
}

template <typename Work>
void Kernel::share(size_t count, size_t threads, Gone gone, const Work& work) {
  std::atomic<size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto one = [&] {
    try {
      Lent search(*this, gone);
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
                                                  size_t threads, Gone gone) {
  const std::vector<size_t> same = first_of(asked);
  std::vector<size_t> distinct;
  for (size_t at = 0; at < asked.size(); ++at)
    if (same[at] == at) distinct.push_back(at);
  std::vector<std::vector<Found>> found(asked.size());
  share(distinct.size(), threads, gone, [&](Search& search, size_t at) {
    search.find(asked[distinct[at]], found[distinct[at]]);
  });
  for (size_t at = 0; at < asked.size(); ++at)
    if (same[at] != at) found[at] = found[same[at]];
  return found;
}

std::vector<std::vector<TextFind>> Kernel::find_in_texts(
    const std::vector<std::vector<Raw>>& texts, size_t threads, Gone gone) {
  std::vector<std::vector<TextFind>> found(texts.size());
  share(texts.size(), threads, gone,
        [&](Search& search, size_t at) { search.find_in_text(texts[at], found[at]); });
  return found;
}

Expansion Kernel::near(const Raw& token) {
  Expansion found;
  Lent(*this, {})->near(token, found);
  return found;
}

}  // namespace clearway
