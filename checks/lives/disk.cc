#include "disk.h"

#include <sqlite3.h>

#include <stdexcept>

namespace titrate::lives::disk {
namespace {

int done = 0, left = -1;  // left: writes until it stops; below zero: it does not
bool is_stopped = false;

/// A file of ours, and behind it in memory the system's own.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }
const sqlite3_io_methods& of(sqlite3_file* file) { return *real(file)->pMethods; }

sqlite3_vfs* system_vfs = nullptr;

/// Is this the write at which it stops?
bool stops_now() {
  ++done;
  if (left > 0 && --left == 0) is_stopped = true;
  return is_stopped;
}

int close(sqlite3_file* f) { return of(f).xClose(real(f)); }
int read(sqlite3_file* f, void* into, int bytes, sqlite3_int64 at) { return of(f).xRead(real(f), into, bytes, at); }
int write(sqlite3_file* f, const void* from, int bytes, sqlite3_int64 at) {
  if (is_stopped) return SQLITE_IOERR_WRITE;
  if (!stops_now()) return of(f).xWrite(real(f), from, bytes, at);
  of(f).xWrite(real(f), from, bytes / 2, at);
  return SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (is_stopped || stops_now()) return SQLITE_IOERR_TRUNCATE;
  return of(f).xTruncate(real(f), size);
}
int sync(sqlite3_file*, int) { return is_stopped ? SQLITE_IOERR_FSYNC : SQLITE_OK; }
int size(sqlite3_file* f, sqlite3_int64* bytes) { return of(f).xFileSize(real(f), bytes); }
int lock(sqlite3_file* f, int level) { return of(f).xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return of(f).xUnlock(real(f), level); }
int reserved(sqlite3_file* f, int* is) { return of(f).xCheckReservedLock(real(f), is); }
int control(sqlite3_file* f, int what, void* with) { return of(f).xFileControl(real(f), what, with); }
int sector(sqlite3_file* f) { return of(f).xSectorSize(real(f)); }
int device(sqlite3_file* f) { return of(f).xDeviceCharacteristics(real(f)); }
int shm_map(sqlite3_file* f, int page, int bytes, int extend, void volatile** into) {
  return of(f).xShmMap(real(f), page, bytes, extend, into);
}
int shm_lock(sqlite3_file* f, int at, int count, int flags) { return of(f).xShmLock(real(f), at, count, flags); }
void shm_barrier(sqlite3_file* f) { of(f).xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return of(f).xShmUnmap(real(f), remove); }

// Version 2: with the shared memory of a write-ahead log, without mapping the file, which would go around write().
const sqlite3_io_methods methods = {2,        close,       read,      write,   truncate, sync,   size,
                                    lock,     unlock,      reserved,  control, sector,   device, shm_map,
                                    shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  const int code = system_vfs->xOpen(system_vfs, name, real(file), flags, out);
  if (real(file)->pMethods) file->pMethods = &methods;
  return code;
}
int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  if (is_stopped || stops_now()) return SQLITE_IOERR_DELETE;
  return system_vfs->xDelete(system_vfs, name, sync_folder & 0);
}

}  // namespace

void install() {
  static sqlite3_vfs ours;
  if (system_vfs) return;
  system_vfs = sqlite3_vfs_find(nullptr);
  if (!system_vfs) throw std::runtime_error("SQLite has no disk");
  ours = *system_vfs;
  ours.szOsFile = int(sizeof(File)) + system_vfs->szOsFile;
  ours.zName = "a-disk-that-stops";
  ours.pNext = nullptr;
  ours.xOpen = open;
  ours.xDelete = remove;
  if (sqlite3_vfs_register(&ours, 1) != SQLITE_OK) throw std::runtime_error("SQLite does not take the disk");
}

void stop_at(int write) { left = write; }
void repair() {
  left = -1;
  is_stopped = false;
}
bool stopped() { return is_stopped; }
int writes() { return done; }

}  // namespace titrate::lives::disk
