#pragma once

#include <map>
#include <string>
#include <string_view>

#include "imports/amounts.h"
#include "imports/collected.h"
#include "imports/table.h"

namespace titrate::imports {

/// What reminder programs write down: a medicine or a supplement, an amount in words, and what became of it.
class Taken {
 public:
  explicit Taken(Collected& into) : into_(into) {}

  /// What is to be taken, before the events of it: they say when, and not whether it is over.
  void planned(FoundName name) {
    into_.name(name);
    planned_.insert_or_assign(name.name, std::move(name));
  }
  void took(std::string_view name, std::string_view amount, Day day, std::size_t line, std::string_view record) {
    const WrittenAmount written = amount_in(amount);
    into_.add(item(name, written), day, written.number.value_or(1), line, record);
    named(name, amount, day, line);
  }
  /// Said to have been left out: none of it was taken then.
  void left_out(std::string_view name, std::string_view amount, Day day, std::size_t line, std::string_view record) {
    into_.add(item(name, amount_in(amount)), day, 0, line, record);
    named(name, amount, day, line);
  }
  /// Nobody said that it was taken.
  void unanswered(std::string_view name, std::string_view amount, Day day, std::size_t line, std::string_view record) {
    into_.skipped(item(name, amount_in(amount)), day, line, record);
    named(name, amount, day, line);
  }

 private:
  std::size_t item(std::string_view name, const WrittenAmount& written) {
    FoundItem item;
    item.kind = names_magnesium(name) ? FoundItem::Kind::supplement : FoundItem::Kind::medicine;
    item.unit = written.number ? written.unit : "times";
    item.name = with_unit(name, item.unit);
    item.combine = Combine::sum;
    if (!written.number) item.remark = "How much was taken is not written as one amount, so only how often is counted.";
    return into_.item(item);
  }
  void named(std::string_view name, std::string_view amount, Day day, std::size_t line) {
    const auto kind = names_magnesium(name) ? FoundName::Kind::supplement : FoundName::Kind::medicine;
    FoundName found{kind, std::string(name), day, true, std::string(amount), line};
    if (const auto plan = planned_.find(name); plan != planned_.end()) {
      found.current = plan->second.current;
      found.detail = plan->second.detail;
    }
    into_.name(std::move(found));
  }
  Collected& into_;
  std::map<std::string, FoundName, std::less<>> planned_;
};

}  // namespace titrate::imports
