#include "server/uploads.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "base/require.h"

namespace titrate {
namespace {

constexpr std::string_view uploads_begin = "uploads-";

std::string unguessable_name() {
  require(sodium_init() >= 0, "libsodium starts");
  std::array<unsigned char, 32> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> text;
  return sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
}

/// Of a Titrate that did not end by itself. One that runs beside this one has touched its own within the hour.
void remove_what_a_crash_left(const std::filesystem::path& place) {
  std::error_code fault;
  const auto old = std::filesystem::file_time_type::clock::now() - Uploads::kept;
  for (const auto& entry : std::filesystem::directory_iterator(place, fault)) {
    std::error_code ignored;
    const std::string name = entry.path().filename().string();
    if (name.starts_with(uploads_begin) && entry.is_directory(ignored) && entry.last_write_time(ignored) < old)
      std::filesystem::remove_all(entry.path(), ignored);
  }
}

}  // namespace

Uploads::Uploads(std::filesystem::path place) : place_(std::move(place)) { remove_what_a_crash_left(place_); }

Uploads::~Uploads() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<Uploads::Writing> Uploads::begin() {
  const std::lock_guard lock(guard_);
  forget_old();
  const Problem no_room{"There is no room for this file.", {}, "Make room on the disk that holds the diary."};
  if (folder_.empty()) {
    std::string folder = (place_ / (std::string(uploads_begin) + "XXXXXX")).string();
    if (!::mkdtemp(folder.data())) return no_room;  // 0700
    folder_ = folder;
  }
  std::string name = unguessable_name();
  const int file = ::open(file_of(name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return no_room;
  return Writing(*this, std::move(name), file);
}

Uploads::Writing::Writing(Writing&& other) noexcept
    : uploads_(other.uploads_),
      name_(std::exchange(other.name_, {})),
      file_(std::exchange(other.file_, -1)),
      size_(other.size_) {}

Uploads::Writing::~Writing() {
  if (file_ < 0) return;
  ::close(file_);
  std::error_code ignored;
  std::filesystem::remove(uploads_.file_of(name_), ignored);
}

bool Uploads::Writing::write(std::string_view bytes) {
  size_ += bytes.size();
  if (too_large()) return false;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(std::size_t(written));
  }
  return true;
}

std::string Uploads::Writing::finish() {
  ::close(std::exchange(file_, -1));
  const std::lock_guard lock(uploads_.guard_);
  uploads_.known_.emplace(name_, Clock::now());
  return name_;
}

std::optional<std::filesystem::path> Uploads::path_of(const std::string& name) {
  const std::lock_guard lock(guard_);
  forget_old();
  if (!known_.contains(name)) return std::nullopt;
  return file_of(name);
}

void Uploads::forget(const std::string& name) {
  const std::lock_guard lock(guard_);
  if (known_.erase(name) == 0) return;
  std::error_code ignored;
  std::filesystem::remove(file_of(name), ignored);
}

void Uploads::forget_old() {
  const auto now = Clock::now();
  std::erase_if(known_, [&](const auto& one) {
    if (now - one.second < kept) return false;
    std::error_code ignored;
    std::filesystem::remove(file_of(one.first), ignored);
    return true;
  });
}

}  // namespace titrate
