#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "life/event.h"

namespace titrate {

/// What a log says: one fold, shared by all who opened the diary, and never changed. Read like a pointer, or as the
/// notebook that it is.
class SharedNotebook {
 public:
  SharedNotebook(Notebook notebook = {})
      : notebook_(std::make_shared<Notebook>(std::move(notebook))) {}  // NOLINT: it is
  explicit SharedNotebook(std::shared_ptr<const Notebook> notebook) : notebook_(std::move(notebook)) {}

  operator const Notebook&() const { return *notebook_; }  // NOLINT: and back
  const Notebook& operator*() const { return *notebook_; }
  const Notebook* operator->() const { return notebook_.get(); }

 private:
  std::shared_ptr<const Notebook> notebook_;
};

/// The lines of one diary, in order, and what they say: read like a vector. Its lines never change, and whoever copies
/// a log shares them, so that what they say is worked out once, by the first who asks, and is never out of date. A log
/// with more lines is another log.
class Log {
 public:
  using value_type = Event;
  using const_iterator = std::vector<Event>::const_iterator;

  Log(std::vector<Event> events = {}) : lines_(std::make_shared<Lines>(std::move(events))) {}  // NOLINT: it is one
  operator const std::vector<Event>&() const { return lines_->events; }                        // NOLINT: and back

  const_iterator begin() const { return lines_->events.begin(); }
  const_iterator end() const { return lines_->events.end(); }
  auto rbegin() const { return lines_->events.rbegin(); }
  auto rend() const { return lines_->events.rend(); }
  std::size_t size() const { return lines_->events.size(); }
  bool empty() const { return lines_->events.empty(); }
  const Event& operator[](std::size_t line) const { return lines_->events[line]; }
  const Event& front() const { return lines_->events.front(); }
  const Event& back() const { return lines_->events.back(); }

  /// The fold of all of them (life/event.h).
  SharedNotebook says() const;
  /// These lines, and `more` behind them.
  Log with(std::span<const Event> more) const;

  friend bool operator==(const Log& a, const Log& b) { return a.lines_->events == b.lines_->events; }

 private:
  struct Lines {
    explicit Lines(std::vector<Event> its_events) : events(std::move(its_events)) {}
    const std::vector<Event> events;
    std::once_flag folded;
    Notebook says;
  };
  std::shared_ptr<Lines> lines_;
};

}  // namespace titrate
