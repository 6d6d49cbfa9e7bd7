#include "codec/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "codec/text.h"

namespace titrate::codec {
namespace {

/// A file that is open; closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool close_well() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

Problem problem_of(const std::string& path, int error, const char* intent) {
  const auto say = [&](const char* what, const char* way_out) { return Problem{what, {.file = path}, way_out}; };
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return say("there is no such file or folder.", "Check the spelling, and from which folder you are asking.");
    case EACCES:
    case EPERM:
    case EROFS:
      return say("you may not do that with this file.", "Change its permissions, or choose another folder.");
    case EISDIR:
      return say("this is a folder, not a file.", "Name the file in it.");
    case ENOSPC:
    case EDQUOT:
      return say("the disk is full; nothing was written.", "Make room, or choose another folder.");
    case ENAMETOOLONG:
      return say("this name is too long.", "Choose a shorter one.");
    default:
      return Problem{std::string("the system could not ") + intent + " it: " + std::strerror(error) + ".",
                     {.file = path},
                     "Try again, or choose another file."};
  }
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(std::size_t(written));
  }
  return ::fsync(file) == 0;
}

/// Gives the finished file its name. A hard link never replaces; a rename always does. A file system without hard links
/// (a memory stick) is asked first whether the name is free.
bool take_name(const std::string& from, const std::string& to, Existing existing) {
  if (existing == Existing::replace) return std::rename(from.c_str(), to.c_str()) == 0;
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0;
  if (errno == EEXIST) return false;
  if (::access(to.c_str(), F_OK) == 0) return errno = EEXIST, false;
  return std::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  // Not /dev/stdin: a socket has no path that could be opened.
  Descriptor file(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return problem_of(path, errno, "open");
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return problem_of(path, errno, "read");
  if (S_ISDIR(about.st_mode)) return problem_of(path, EISDIR, "read");
  if (S_ISREG(about.st_mode) && std::size_t(about.st_size) > largest_file)
    return too_large(std::size_t(about.st_size), path);

  std::string bytes;
  for (std::size_t size = 0;;) {
    constexpr std::size_t step = 1u << 16;
    bytes.resize(size + step);
    const ssize_t got = ::read(file.number(), bytes.data() + size, step);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return problem_of(path, errno, "read");
    size += std::size_t(got);
    if (got == 0) return bytes.resize(size), bytes;
    if (size > largest_file) return too_large(size, path);
  }
}

Result<Done> write_file(const std::string& path, std::string_view bytes, Existing existing) {
  struct stat about {};
  if (::stat(path.c_str(), &about) == 0) {
    if (S_ISDIR(about.st_mode)) return problem_of(path, EISDIR, "write");
    if (existing == Existing::keep)
      return Problem{"this file is already there and was left as it is.",
                     {.file = path},
                     "Choose another name, or remove it first."};
  }
  std::string beside = path + ".XXXXXX";
  Descriptor file(::mkstemp(beside.data()));
  if (file.number() < 0) return problem_of(path, errno, "write");
  const bool whole = write_all(file.number(), bytes) && file.close_well() && take_name(beside, path, existing);
  if (whole) return Done{};
  const int error = errno;
  ::unlink(beside.c_str());
  if (error == EEXIST)
    return Problem{"this file is already there and was left as it is.",
                   {.file = path},
                   "Choose another name, or remove it first."};
  return problem_of(path, error, "write");
}

}  // namespace titrate::codec
