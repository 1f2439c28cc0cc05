// SPDX-License-Identifier: GPL-3.0-or-later
// A queue between threads that holds no more than it is told, so that a fast
// reader does the slow workers' work instead of filling the memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace defnews {

template <typename Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(size_t capacity) : capacity_(capacity) {}

  // Takes `*item`; false, with it as it was, if there is no room. Items pushed
  // after Close() are dropped.
  bool TryPush(Item* item) {
    const std::lock_guard lock(mutex_);
    if (closed_) return true;
    if (items_.size() >= capacity_) return false;
    items_.push_back(std::move(*item));
    filled_.notify_one();
    return true;
  }

  // Waits for an item; nothing once the queue is closed and empty.
  std::optional<Item> Pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    std::optional<Item> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

 private:
  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Item> items_;
  bool closed_ = false;
};

}  // namespace defnews
