#include "server/long_work.h"

namespace titrate {

std::optional<LongWork::Now> LongWork::now() const {
  const std::lock_guard lock(guard_);
  if (!latest_) return std::nullopt;
  const std::chrono::duration<double> past = Part::Clock::now() - latest_->begun_;
  return Now{latest_->fraction_, past.count()};
}

void LongWork::stop() {
  const std::lock_guard lock(guard_);
  for (Part* one = latest_; one; one = one->before_) one->stopped_ = true;
}

void LongWork::stop_for_good() { over_ = true; }

bool LongWork::Part::keep_going(double fraction) {
  fraction_ = fraction;
  return !stopped_ && !work_.over_;
}

void LongWork::Part::step_aside() {
  begun_ = Clock::now();
  {
    const std::lock_guard lock(work_.guard_);
    before_ = work_.latest_;
    work_.latest_ = this;
  }
  lock_.unlock();
}

void LongWork::Part::step_back() {
  {
    const std::lock_guard lock(work_.guard_);
    for (Part** one = &work_.latest_; *one; one = &(*one)->before_)
      if (*one == this) {
        *one = before_;
        break;
      }
  }
  lock_.lock();
}

}  // namespace titrate
