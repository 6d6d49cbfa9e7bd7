#include "imports/collected.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace titrate::imports {
namespace {

constexpr std::size_t most_items = 5'000, most_entries = 4'000'000, longest_record = 200;

}  // namespace

std::size_t Collected::item(const FoundItem& described) {
  const auto known = items_.find(described.name);
  if (known != items_.end()) return known->second;
  findings_.items.push_back(described);
  items_.emplace(described.name, findings_.items.size() - 1);
  return findings_.items.size() - 1;
}

const FoundItem* Collected::described(std::string_view name) const {
  const auto known = items_.find(name);
  return known == items_.end() ? nullptr : &findings_.items[known->second];
}

Collected::Kept& Collected::kept(std::size_t item, Day day, std::size_t line, std::string_view record) {
  const auto [place, is_new] = entries_.try_emplace({day, item});
  Kept& kept = place->second;
  if (!is_new) return ++kept.entry.records, kept;
  kept.entry.item = item;
  kept.entry.day = day;
  kept.entry.line = line;
  kept.entry.record = record.substr(0, longest_record);
  return kept;
}

void Collected::add(std::size_t item, Day day, double value, std::size_t line, std::string_view record) {
  require(std::isfinite(value), "a reader adds numbers that are finite");
  Kept& kept = this->kept(item, day, line, record);
  FoundEntry& entry = kept.entry;
  const bool first = kept.values == 0;
  const double before = first ? value : entry.entry.amount();
  kept.sum += value;
  ++kept.values;
  switch (findings_.items[item].combine) {
    case Combine::sum:
      entry.entry = Entry<double>::of(kept.sum);
      break;
    case Combine::mean:
      entry.entry = Entry<double>::of(kept.sum / kept.values);
      break;
    case Combine::highest:
      entry.entry = Entry<double>::of(std::max(before, value));
      break;
    case Combine::lowest:
      entry.entry = Entry<double>::of(std::min(before, value));
      break;
    case Combine::last:
      if (!first && value != before)
        not_understood("", line, record,
                       "this day has another record of \"" + findings_.items[item].name +
                           "\" that says something else; the first was kept");
      else
        entry.entry = Entry<double>::of(value);
      break;
  }
}

void Collected::skipped(std::size_t item, Day day, std::size_t line, std::string_view record) {
  Kept& kept = this->kept(item, day, line, record);
  if (kept.values == 0) kept.entry.entry = Entry<double>::skipped();
}

void Collected::say(std::size_t item, Day day, std::string_view words, std::size_t line, std::string_view record) {
  std::string& text = kept(item, day, line, record).entry.text;
  if (("; " + text + "; ").find("; " + std::string(words) + "; ") != std::string::npos) return;
  text += (text.empty() ? "" : "; ") + std::string(words);
}

void Collected::name(FoundName found) {
  auto& names = findings_.names;
  const auto same = std::find_if(names.begin(), names.end(), [&](const FoundName& one) {
    return one.kind == found.kind && one.name == found.name;
  });
  if (same == names.end())
    names.push_back(std::move(found));
  else if (found.last >= same->last)
    *same = std::move(found);
}

void Collected::not_understood(std::string file, std::size_t line, std::string_view record, std::string why) {
  constexpr std::size_t most = 20;
  ++findings_.not_understood;
  if (findings_.listed.size() < most)
    findings_.listed.push_back({std::move(file), line, std::string(record.substr(0, longest_record)), std::move(why)});
}

void Collected::remark(std::string sentence) {
  auto& remarks = findings_.remarks;
  if (std::find(remarks.begin(), remarks.end(), sentence) == remarks.end()) remarks.push_back(std::move(sentence));
}

bool Collected::about(const std::set<std::string>& people) {
  people_.insert(people.begin(), people.end());
  return people_.size() <= 1;
}

std::optional<Problem> Collected::too_much(const std::string& file) const {
  if (findings_.items.size() <= most_items && entries_.size() <= most_entries) return std::nullopt;
  return Problem{
      "This file holds more than the diary of one person.",
      {.file = file},
      "Titrate keeps one entry of an item and a day. Export less: one person, fewer things that are tracked."};
}

FileFindings Collected::findings(std::string format, std::string in_words) && {
  findings_.format = std::move(format);
  findings_.in_words = std::move(in_words);
  findings_.entries.reserve(entries_.size());
  for (auto& [at, kept] : entries_) findings_.entries.push_back(std::move(kept.entry));
  return std::move(findings_);
}

std::string measure_name(std::string_view name) {
  std::string made;
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool keeps = byte >= 0x80 || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (keeps || (letter >= 'A' && letter <= 'Z'))
      made += keeps ? letter : static_cast<char>(letter - 'A' + 'a');
    else if (!made.empty() && made.back() != '_')
      made += '_';
  }
  while (!made.empty() && made.back() == '_') made.pop_back();
  return made;
}

}  // namespace titrate::imports
