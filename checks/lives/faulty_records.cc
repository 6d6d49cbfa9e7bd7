#include "faulty_records.h"

#include <stdexcept>

namespace titrate::lives {
namespace {

Problem on_purpose() { return {"The disk did not take the data (on purpose).", {.file = "diary"}, "Try again."}; }

}  // namespace

const char* in_words(Fault fault) {
  constexpr const char* words[] = {"",
                                   "the store refuses the write",
                                   "the store throws before the write",
                                   "the store says after the write that it failed",
                                   "the store throws after the write",
                                   "the log cannot be read",
                                   "the disk stops"};
  return words[int(fault)];
}

void FaultyRecords::expect(Fault fault, int read) {
  fault_ = fault;
  read_ = read;
  failed_ = false;
  tried_.clear();
}

Result<Log> FaultyRecords::load(const std::string& diary) {
  if (fault_ == Fault::not_read && --read_ == 0) {
    failed_ = true;
    return on_purpose();
  }
  return real_->load(diary);
}

Result<std::optional<std::vector<Event>>> FaultyRecords::append_while(const SeenDiary* seen,
                                                                      std::span<const Event> events) {
  tried_.emplace_back(events.begin(), events.end());
  failed_ = failed_ || (fault_ != Fault::none && fault_ != Fault::not_read && fault_ != Fault::disk_stops);
  if (fault_ == Fault::refused_before) return on_purpose();
  if (fault_ == Fault::thrown_before) throw std::runtime_error("on purpose");
  auto written = really(seen, events);
  if (fault_ == Fault::refused_after) return on_purpose();
  if (fault_ == Fault::thrown_after) throw std::runtime_error("on purpose");
  return written;
}

Result<std::optional<std::vector<Event>>> FaultyRecords::really(const SeenDiary* seen, std::span<const Event> events) {
  std::vector<Event> changed(events.begin(), events.end());
  for (Event& event : changed) {
    if (mutation_ == Mutation::forget_keys) event.key.clear();
    auto* said = std::get_if<Recorded>(&event.what);
    if (mutation_ == Mutation::change_a_value && said && said->entry.known() && said->item.kind == Item::Kind::measure)
      said->entry = Entry<double>::of(said->entry.amount() + 1);
  }
  if (mutation_ == Mutation::ok_without_writing && std::holds_alternative<Recorded>(changed.back().what)) {
    std::int64_t id = 1;
    if (const auto there = real_->load(changed.back().diary)) id = there->empty() ? 1 : there->back().id;
    for (Event& event : changed) event.id = id;
    return std::optional(std::move(changed));
  }
  if (mutation_ == Mutation::write_half && changed.size() > 1) {
    if (const auto first = real_->append_while(seen, std::span(changed).first(1)); !first) return first.problem();
    return on_purpose();
  }
  return real_->append_while(seen, changed);
}

}  // namespace titrate::lives
