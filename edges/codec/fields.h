#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "codec/json.h"

namespace titrate::codec {

/// Reads the fields of an object that somebody else wrote. Each reader gives nothing for a field that is absent or
/// wrong; the first wrong field is kept, and so is the first field that no reader asked for. Ask all fields, then ask
/// for the problem, then use what was read.
class Fields {
 public:
  /// `path` is what the object is called in a problem: "record" makes "record.value". Keeps a reference to the object.
  Fields(const Json& object, std::string path) : object_(object), path_(std::move(path)) {}

  std::optional<std::string> text(const char* name);
  std::optional<std::string> text_or_null(const char* name);
  std::optional<double> number(const char* name);
  std::optional<double> amount(const char* name);  ///< a number, or a text as a person types it: "250,5"
  std::optional<std::int64_t> whole_number(const char* name);
  std::optional<bool> flag(const char* name);
  std::optional<Day> day(const char* name);
  std::optional<Moment> moment(const char* name);
  std::optional<std::vector<std::string>> texts(const char* name);
  std::optional<std::string> one_of(const char* name, std::initializer_list<const char*> words);
  const Json* object(const char* name);
  const Json* objects(const char* name);  ///< a list of objects
  std::optional<std::string> key();       ///< "key": the caller's own name for an entry, 1 to 100 bytes

  /// Says that the verb cannot do without this field.
  void needs(const char* name);

  /// The first thing that is wrong, or nothing.
  std::optional<Problem> problem() const;

  /// A problem that a verb found in the value of a field that was asked for, under the field's path.
  Problem with_path(Problem problem) const;

 private:
  const Json* find(const char* name);
  const Json* expect(const char* name, bool (*fits)(const Json&), const char* what);
  void wrong(const char* name, std::string what, std::string way_out);

  const Json& object_;
  std::string path_;
  std::vector<std::string> asked_;
  std::optional<Problem> first_;
};

}  // namespace titrate::codec
