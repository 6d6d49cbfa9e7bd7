#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "app/found.h"
#include "base/result.h"

namespace titrate::imports {

/// Takes what a reader finds, record by record, and keeps one entry of each item and day: what is kept grows with days,
/// never with records.
class Collected {
 public:
  /// The item of this name, made where it is new. The first description of a name holds.
  std::size_t item(const FoundItem& described);
  /// How the item of this name is described, or null where there is none yet: for what one file of an archive says of
  /// the items of another.
  const FoundItem* described(std::string_view name) const;

  /// A record of an item. Values that are not finite are promised not to come here. Of `Combine::last` the first is
  /// kept, and a later one that differs is listed.
  void add(std::size_t item, Day day, double value, std::size_t line, std::string_view record);
  void skipped(std::size_t item, Day day, std::size_t line, std::string_view record);
  /// Words of a note or a context; several of a day are joined by "; ", and the same words are kept once.
  void say(std::size_t item, Day day, std::string_view words, std::size_t line, std::string_view record);
  /// A name of a kind, once, with the latest day; "current" as the latest record has it.
  void name(FoundName found);

  void read() { ++findings_.records; }
  void passed_over() { ++findings_.passed_over; }
  void not_understood(std::string file, std::size_t line, std::string_view record, std::string why);
  void remark(std::string sentence);  ///< the same sentence is kept once
  /// Whom a part is about, by whatever the part calls them. False where the parts of an archive are about several.
  bool about(const std::set<std::string>& people);

  /// Too much for a diary: more than 5,000 items or four million entries. Readers look now and then, and give it back.
  std::optional<Problem> too_much(const std::string& file) const;
  bool empty() const { return entries_.empty() && findings_.names.empty(); }

  /// Everything, in order of day and item. Nothing can be added after it.
  FileFindings findings(std::string format, std::string in_words) &&;

 private:
  struct Kept {
    FoundEntry entry;
    double sum = 0;
    int values = 0;  ///< of its records: the others were skipped, or are words
  };
  Kept& kept(std::size_t item, Day day, std::size_t line, std::string_view record);
  FileFindings findings_;
  std::set<std::string> people_;
  std::map<std::string, std::size_t, std::less<>> items_;
  std::map<std::pair<Day, std::size_t>, Kept> entries_;
};

/// "Headache severity" as the name of a measure: small letters, digits and '_'; letters of other alphabets stay.
std::string measure_name(std::string_view name);

}  // namespace titrate::imports
