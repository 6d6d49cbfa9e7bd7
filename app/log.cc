#include "app/log.h"

namespace titrate {

SharedNotebook Log::says() const {
  std::call_once(lines_->folded, [this] { lines_->says = notebook_of(lines_->events); });
  return SharedNotebook(std::shared_ptr<const Notebook>(lines_, &lines_->says));
}

Log Log::with(std::span<const Event> more) const {
  std::vector<Event> all;
  all.reserve(size() + more.size());
  all.insert(all.end(), begin(), end());
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace titrate
