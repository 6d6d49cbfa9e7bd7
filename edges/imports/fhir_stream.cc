#include "imports/fhir_stream.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "codec/byte_iterator.h"
#include "codec/row_stream.h"
#include "codec/text.h"

namespace titrate::imports {
namespace {

constexpr std::size_t deepest_fhir = 64, longest_fhir_text = 64u << 10, most_fhir_values = 200'000;

/// The bytes of JSON, letter by letter: of a long text the rest is passed over, and a letter that is not UTF-8 becomes
/// a question mark and is remembered.
class FhirBytes {
 public:
  explicit FhirBytes(std::istream& in) : bytes_(in) {}
  int peek() {
    if (at_ == letter_.size()) next();
    return at_ < letter_.size() ? static_cast<unsigned char>(letter_[at_]) : -1;
  }
  void take() { peek(), ++at_, ++count_; }
  std::size_t line() const { return bytes_.line(); }
  double count() const { return double(count_ + passed_over_); }
  bool was_broken() { return std::exchange(broken_, false); }

 private:
  void next() {
    letter_.clear();
    at_ = 0;
    const int byte = bytes_.take();
    if (byte < 0) return;
    letter_ += char(byte);
    if (byte >= 0x80) whole_letter(byte);
    if (!in_text_) {
      if (byte == '"') in_text_ = true, length_ = since_escape_ = 0;
      return;
    }
    ++length_;
    ++since_escape_;
    if (byte == '"') in_text_ = false;
    if (byte == '\\') {
      since_escape_ = 0;
      if (const int escaped = bytes_.take(); escaped >= 0) letter_ += char(escaped);
    }
    // Not between two halves of a letter, each of which is an escape of six.
    if (in_text_ && length_ >= longest_fhir_text && since_escape_ > 12) pass_over();
  }
  void whole_letter(int first) {
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    while (letter_.size() < length && bytes_.peek() >= 0x80 && bytes_.peek() < 0xC0) letter_ += char(bytes_.take());
    if (codec::is_utf8(letter_)) return;
    letter_ = "?";
    broken_ = true;
  }
  void pass_over() {
    for (int byte = bytes_.peek(); byte >= 0 && byte != '"'; byte = bytes_.peek()) {
      if (bytes_.take() == '\\') bytes_.take();
      ++passed_over_;
    }
  }

  codec::ByteStream bytes_;
  std::string letter_;
  std::size_t at_ = 0, length_ = 0, since_escape_ = 0, count_ = 0, passed_over_ = 0;
  bool in_text_ = false, broken_ = false;
};

/// Builds the outermost object without what is in its "entry", and each object in there by itself.
class FhirWalker : public nlohmann::json_sax<FhirJson> {
 public:
  FhirWalker(FhirBytes& bytes, const FhirTake& take, const std::function<bool()>& keep_going)
      : bytes_(bytes), take_(take), keep_going_(keep_going) {}
  std::optional<Problem> stopped;  ///< by whoever takes the records
  bool too_deep = false, no_longer = false;

  bool null() override { return scalar(nullptr); }
  bool boolean(bool value) override { return scalar(value); }
  bool number_integer(number_integer_t number) override { return scalar(double(number)); }
  bool number_unsigned(number_unsigned_t number) override { return scalar(double(number)); }
  bool number_float(number_float_t number, const string_t&) override { return scalar(number); }
  bool string(string_t& text) override { return scalar(std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override {
    if (is_too_deep()) return false;
    const bool begins = open_.empty() || (in_entries_ && open_.size() == 2);
    if (!begins) return open_.push_back(put(FhirJson::object())), true;
    Building& one = open_.empty() ? outer_ : entry_;
    one = Building{FhirJson::object(), bytes_.line(), 0, ""};
    open_.push_back(&one.made);
    return true;
  }
  bool end_object() override {
    open_.pop_back();
    if (in_entries_ && open_.size() == 2) return give(entry_, true);
    return !open_.empty() || give(outer_, false);
  }
  bool start_array(std::size_t) override {
    if (is_too_deep() || open_.empty()) return false;
    in_entries_ = in_entries_ || (open_.size() == 1 && key_ == "entry");
    open_.push_back(in_entries_ && open_.size() == 1 ? nullptr : put(FhirJson::array()));
    return true;
  }
  bool end_array() override {
    open_.pop_back();
    if (open_.size() == 1) in_entries_ = false;
    return true;
  }
  bool key(string_t& key) override { return key_ = std::move(key), true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  struct Building {
    FhirJson made;
    std::size_t line = 0, values = 0;
    std::string fault;
  };
  bool is_too_deep() { return too_deep = open_.size() >= deepest_fhir; }
  Building& building() { return in_entries_ && open_.size() > 2 ? entry_ : outer_; }
  bool scalar(FhirJson value) {
    if (open_.empty()) return false;
    put(std::move(value));
    return true;
  }
  /// Puts a value where it belongs, and says where it is now; null where it is not kept.
  FhirJson* put(FhirJson value) {
    FhirJson* const into = open_.back();
    Building& whole = building();
    if (bytes_.was_broken()) whole.fault = "it has text that is not UTF-8";
    if (!into) return nullptr;
    if (++whole.values > most_fhir_values) return whole.fault = "it is larger than a record of one thing", nullptr;
    if (into->is_array()) {
      into->push_back(std::move(value));
      return &into->back();
    }
    const auto [place, is_new] = into->emplace(key_, std::move(value));
    if (!is_new) whole.fault = "it says \"" + key_.substr(0, 40) + "\" twice";
    return is_new ? &*place : nullptr;
  }
  bool give(Building& one, bool of_bundle) {
    FhirRecord record{nullptr, "", one.line, one.fault, false};
    if (of_bundle) {
      if (const auto url = one.made.find("fullUrl"); url != one.made.end() && url->is_string())
        record.full_url = url->get<std::string>();
      if (const auto held = one.made.find("resource"); held != one.made.end() && held->is_object())
        record.resource = std::move(*held);
    } else {
      const auto type = one.made.find("resourceType");
      record.envelope = type != one.made.end() && *type == "Bundle";
      record.resource = std::move(one.made);
    }
    one = Building{};
    stopped = take_(record);
    no_longer = !keep_going_();
    return !stopped && !no_longer;
  }

  FhirBytes& bytes_;
  const FhirTake& take_;
  const std::function<bool()>& keep_going_;
  Building outer_, entry_;
  std::vector<FhirJson*> open_;
  std::string key_;
  bool in_entries_ = false;
};

double bytes_of(const Part& part) {
  const auto in = part.bytes();
  in->seekg(0, std::ios::end);
  const auto end = in->tellg();
  return end > 0 ? double(end) : 0;
}

void pass_over_space(FhirBytes& bytes) {
  for (int byte = bytes.peek(); byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; byte = bytes.peek())
    bytes.take();
}

}  // namespace

Result<Done> each_resource(const Part& part, Progress& progress, const FhirTake& take) {
  const auto in = part.text();
  FhirBytes bytes(*in);
  const double all = bytes_of(part);
  std::size_t records = 0;
  const std::function<bool()> keep_going = [&] {
    return ++records % 256 != 0 || progress.keep_going(all > 0 ? std::min(1.0, bytes.count() / all) : 0);
  };
  for (pass_over_space(bytes); bytes.peek() >= 0; pass_over_space(bytes)) {
    FhirWalker walker(bytes, take, keep_going);
    if (FhirJson::sax_parse(codec::ByteIterator(bytes), codec::ByteIterator<FhirBytes>(), &walker,
                            FhirJson::input_format_t::json, false))
      continue;
    if (walker.stopped) return *walker.stopped;
    const Place place{.file = part.name(), .line = bytes.line()};
    if (walker.no_longer) return Problem{"The reading was ended before its end.", place, "Nothing of it was kept."};
    if (walker.too_deep)
      return Problem{"Lists or objects are nested more than 64 deep here.", place,
                     "Check that this is the right file."};
    return Problem{"This is not JSON from here on.", place,
                   "Download the file again: it may have been cut off. Nothing of it was kept."};
  }
  return Done{};
}

}  // namespace titrate::imports
