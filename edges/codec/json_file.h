#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "codec/json.h"
#include "codec/json_places.h"

namespace titrate::codec {

/// A JSON file that a person wrote, whose values know their line.
class JsonFile {
 public:
  const Json& root() const { return root_; }
  const std::string& name() const { return name_; }
  /// A problem at the value that the path leads to, or at the nearest value around it.
  Problem problem(const JsonPath& path, std::string what, std::string way_out) const;

 private:
  friend Result<JsonFile> read_json(std::string_view bytes, const std::string& name);
  std::string name_, text_;
  Json root_;
};

/// One JSON object from a file. A Problem, with line and caret, for: what `text_of` refuses; more than 1 MB; what
/// `json_object_of` refuses.
Result<JsonFile> read_json(std::string_view bytes, const std::string& name);

/// Takes the fields of an object one by one. The first field that is wrong is the problem of the whole file; what is
/// read after it are empty values that nobody will use.
class JsonFields {
 public:
  explicit JsonFields(const JsonFile& file) : file_(file), object_(&file.root()), problem_(&first_) {}
  JsonFields(const JsonFields&) = delete;  // the fields of inner objects report to the outermost
  JsonFields& operator=(const JsonFields&) = delete;

  /// Is it there, and not null?
  bool has(const std::string& key);
  /// Null is an answer here, and leaving the field out is not.
  void must_be_there(const std::string& key) { field(key); }
  std::string text(const std::string& key);
  double number(const std::string& key);
  double above_zero(const std::string& key);
  int whole(const std::string& key, int lowest, int highest);
  Day day(const std::string& key);
  std::vector<std::string> texts(const std::string& key);
  std::vector<int> wholes(const std::string& key, int lowest, int highest);  ///< a list of whole numbers
  /// A list of texts, or nothing for the one word that stands for "not told", null, or no field.
  std::optional<std::vector<std::string>> texts_or(const std::string& key, std::string_view word);
  /// The object under a key; an empty one, and a problem, where there is none.
  JsonFields object(const std::string& key);
  /// How many objects a list holds; none, and a problem, where it is no list of objects.
  std::size_t objects(const std::string& key);
  /// One of them.
  JsonFields object_in(const std::string& key, std::size_t i);
  /// The keys of this object, in the order of the file.
  std::vector<std::string> keys() const;

  /// A field that may be null or left out, as in `maybe("sd", &JsonFields::above_zero)`.
  template <class T>
  std::optional<T> maybe(const std::string& key, T (JsonFields::*take)(const std::string&)) {
    return has(key) ? std::optional<T>((this->*take)(key)) : std::nullopt;
  }
  /// A field that is understood and not used by this version: it may be there.
  void allow(const std::string& key) { asked_.insert(key); }
  /// Every field that was not asked for is a problem: a slip in a name must not silently change a model.
  void no_others();

  void refuse(const std::string& key, std::string what, std::string way_out);
  const std::optional<Problem>& problem() const { return *problem_; }

 private:
  JsonFields(const JsonFields& outer, const Json* object, JsonPath path)
      : file_(outer.file_), object_(object), path_(std::move(path)), problem_(outer.problem_) {}
  const Json* field(const std::string& key);
  JsonPath path_to(const std::string& key) const;
  const JsonFile& file_;
  const Json* object_;
  JsonPath path_;
  std::set<std::string> asked_;
  std::optional<Problem> first_;
  std::optional<Problem>* problem_;
};

}  // namespace titrate::codec
