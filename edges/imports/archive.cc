#include "imports/archive.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "codec/text.h"

namespace titrate::imports {
namespace {

constexpr zip_int64_t most_members = 20'000;
/// What a member may unpack to: text that people's programs write shrinks to a fortieth at most.
constexpr zip_uint64_t always_allowed = 64u << 20, times_larger = 250;
/// What all that is read of an archive may unpack to, read twice or thrice as some of it is: members may be the same
/// bytes under a thousand names.
constexpr zip_uint64_t always_allowed_in_all = 512u << 20, times_larger_in_all = 1'000;
/// The beginnings of members that are kept, in bytes.
constexpr std::size_t most_beginnings = 64u << 20;

struct Opened {
  Opened(zip_t* archive, zip_uint64_t size)
      : archive(archive), size(size), left(std::max(always_allowed_in_all, size * times_larger_in_all)) {}
  Opened(const Opened&) = delete;
  ~Opened() { zip_discard(archive); }
  zip_t* archive;
  zip_uint64_t size;  ///< of the archive itself, in bytes
  zip_uint64_t left;  ///< that may still be unpacked
};

/// The bytes of a member, as they are unpacked.
class Unpacking : public std::streambuf {
 public:
  Unpacking(std::shared_ptr<Opened> archive, zip_uint64_t index, zip_uint64_t most, std::shared_ptr<std::string> fault)
      : archive_(std::move(archive)),
        member_(zip_fopen_index(archive_->archive, index, 0)),
        left_(most),
        fault_(std::move(fault)) {
    if (!member_) *fault_ = "it cannot be unpacked: it is damaged, or packed in a way that I do not know";
  }
  ~Unpacking() override {
    if (member_) zip_fclose(member_);
  }

 protected:
  int_type underflow() override {
    if (!member_) return traits_type::eof();
    const zip_int64_t got = zip_fread(member_, block_.data(), block_.size());
    if (got < 0) *fault_ = "it is damaged: what is unpacked is not what was packed";
    const bool too_much = got > 0 && zip_uint64_t(got) > std::min(left_, archive_->left);
    if (too_much) *fault_ = "it unpacks to far more than any program writes, and was left at that";
    if (got <= 0 || too_much) return traits_type::eof();
    left_ -= zip_uint64_t(got);
    archive_->left -= zip_uint64_t(got);
    setg(block_.data(), block_.data(), block_.data() + got);
    return traits_type::to_int_type(block_[0]);
  }

 private:
  std::shared_ptr<Opened> archive_;
  zip_file_t* member_;
  zip_uint64_t left_;
  std::shared_ptr<std::string> fault_;
  std::array<char, 1u << 16> block_{};
};

class UnpackedStream : public std::istream {
 public:
  template <class... Args>
  explicit UnpackedStream(Args&&... args) : std::istream(nullptr), buffer_(std::forward<Args>(args)...) {
    rdbuf(&buffer_);
  }

 private:
  Unpacking buffer_;
};

class Member : public Part {
 public:
  Member(std::shared_ptr<Opened> archive, const zip_stat_t& stat, const std::string& name)
      : Part(name),
        archive_(std::move(archive)),
        index_(stat.index),
        // What is packed is no larger than the archive, whatever it says of itself.
        most_(std::max(always_allowed, std::min(stat.comp_size, archive_->size) * times_larger)) {
    look();
  }
  std::unique_ptr<std::istream> bytes() const override {
    return std::make_unique<UnpackedStream>(archive_, index_, most_, fault_);
  }
  std::optional<Problem> fault() const override {
    if (fault_->empty()) return std::nullopt;
    return Problem{"This part of the archive cannot be read whole: " + *fault_ + ".",
                   {.file = name()},
                   "Export it anew, or unpack it yourself and import the file that is in it."};
  }

 private:
  std::shared_ptr<Opened> archive_;
  zip_uint64_t index_, most_;
  std::shared_ptr<std::string> fault_ = std::make_shared<std::string>();
};

/// A name for messages, which is all that it is used for: nothing is ever written under it.
std::string shown_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  std::string shown(name.substr(0, longest));
  while (!shown.empty() && shown.size() < name.size() && !codec::is_utf8(shown)) shown.pop_back();
  for (char& letter : shown)
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = '?';
  return codec::is_utf8(shown) ? shown : "a part";
}

Problem no_archive(const Part& archive, const std::string& why) {
  return {"This archive cannot be opened: " + why + ".",
          {.file = archive.name()},
          "Export it anew, or unpack it yourself and import the file that is in it."};
}

bool could_hold_something(std::string_view name) {
  const std::string small = codec::lower(name);
  for (const char* const end : {"/", ".jpg", ".jpeg", ".png", ".gif", ".heic", ".mp4", ".mov", ".gpx", ".pdf", ".wav"})
    if (small.ends_with(end)) return false;
  return !small.starts_with("__macosx/");
}

}  // namespace

Result<std::vector<std::unique_ptr<Part>>> members_of(const Part& archive,
                                                      const std::function<bool(const Part&)>& wanted) {
  const auto path = archive.file();
  if (!path) return path.problem();
  int fault = 0;
  zip_t* const opened = zip_open(path->c_str(), ZIP_RDONLY, &fault);
  if (!opened) {
    zip_error_t error;
    zip_error_init_with_code(&error, fault);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return no_archive(archive, codec::lower(why));
  }
  std::error_code ignored;
  const auto shared = std::make_shared<Opened>(opened, std::filesystem::file_size(*path, ignored));
  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (count > most_members) return no_archive(archive, "it has more parts than any export");
  std::vector<std::unique_ptr<Part>> members;
  std::size_t beginnings = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(opened, zip_uint64_t(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) continue;
    if (!could_hold_something(stat.name) || !(stat.valid & ZIP_STAT_COMP_SIZE)) continue;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
      return no_archive(archive, "it is closed with a password");
    auto member = std::make_unique<Member>(shared, stat, archive.name() + ": " + shown_name(stat.name));
    if (wanted && !wanted(*member)) continue;
    beginnings += member->head().size();
    if (beginnings > most_beginnings) return no_archive(archive, "it has more parts than any export");
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace titrate::imports
