#include "store/file_vault.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/place.h"

namespace titrate {
namespace {

/// A file descriptor, closed at the end of its life.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

Problem about(const std::filesystem::path& file, const std::string& what) {
  return {what + ": " + std::strerror(errno) + ".",
          {file.string(), 0, "", 0, 0},
          "Put the permissions of the folder right, and try again. Nothing was sealed or opened."};
}

}  // namespace

Result<std::optional<VaultKey>> FileVault::key() {
  const Descriptor file(::open(file_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0) {
    if (errno == ENOENT) return std::optional<VaultKey>();
    return about(file_, "The key of the sealed order cannot be read");
  }
  VaultKey key{};
  unsigned char one_more = 0;
  if (::read(file.number, key.data(), key.size()) != ssize_t(key.size()) || ::read(file.number, &one_more, 1) != 0)
    return Problem{"This file is not the key of a sealed order: it does not hold 32 bytes.",
                   {file_.string(), 0, "", 0, 0},
                   "Restore it from the backup that has the diary; it was left as it is."};
  return std::optional(key);
}

Result<Done> FileVault::keep(const VaultKey& key) {
  if (const auto place = store::make_place(file_.parent_path() / "titrate.db"); !place) return place.problem();
  // Written under another name and moved: a power cut leaves a whole key or none.
  const std::filesystem::path whole = file_.string() + ".new";
  ::unlink(whole.c_str());
  const Descriptor file(::open(whole.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number < 0 || ::write(file.number, key.data(), key.size()) != ssize_t(key.size()) ||
      ::fsync(file.number) != 0)
    return about(file_, "The key of the sealed order cannot be written");
  if (::link(whole.c_str(), file_.c_str()) != 0) return about(file_, "The key of the sealed order cannot be kept");
  ::unlink(whole.c_str());
  return Done{};
}

}  // namespace titrate
