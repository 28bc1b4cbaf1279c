// Loaded into a server's process before everything else (LD_PRELOAD): it stands between the process and the kernel.
// Every write to a file of the data folder, every flush of one and every write to a network socket is noted, in order,
// with its bytes; and the disk can be made to be full, read-only or broken while the process runs. No root, no ptrace.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// What the test says, in a file that both map. Read in disk.ts.
struct orders {
  int32_t write_error; // what writes to the data folder fail with, or 0
  int32_t flush_error; // what flushes fail with, or 0
  int64_t space;       // by how many bytes files may still grow, or -1 for any
  int64_t flush_us;    // how long a flush takes at least, in microseconds
};

// One line of the trace, before its bytes. Read in trace.ts.
struct record {
  uint32_t kind; // W written, T truncated, F flush begins, f flush ended, S send begins, s send ended, U removed
  uint32_t bytes;
  int64_t offset;
  int64_t result;
  uint64_t call;   // the same for the beginning and the end of one call
  uint64_t stream; // which socket
  char file[24];
};

static const struct orders obey_none = {0, 0, -1, 0};
static volatile struct orders *orders = (volatile struct orders *)&obey_none;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uint64_t calls;
static char folder[PATH_MAX];
static int trace = -1;

#define REAL(name, ...) ((__typeof__(&name))real(#name, (void **)&(static_##name)))(__VA_ARGS__)
#define FOR(name) static void *static_##name
FOR(write); FOR(writev); FOR(pwrite64); FOR(ftruncate64); FOR(fsync); FOR(fdatasync); FOR(unlink);

static void *real(const char *name, void **kept) {
  if (!*kept) *kept = dlsym(RTLD_NEXT, name);
  return *kept;
}

__attribute__((constructor)) static void begin(void) {
  const char *data = getenv("DATA_DIR"), *path = getenv("DISK_TRACE"), *said = getenv("DISK_ORDERS");
  if (!data || !path || !said || !realpath(data, folder)) return;
  int file = open(said, O_RDWR | O_CLOEXEC);
  void *mapped = mmap(NULL, sizeof(struct orders), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) orders = mapped;
  trace = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void note(struct record line, const struct iovec *parts, int count) {
  if (trace < 0) return;
  struct iovec all[IOV_MAX];
  all[0] = (struct iovec){&line, sizeof line};
  if (count > IOV_MAX - 1) abort();
  for (int at = 0; at < count; at++) {
    all[at + 1] = parts[at];
    line.bytes += parts[at].iov_len;
  }
  int before = errno;
  pthread_mutex_lock(&turn);
  if (REAL(writev, trace, all, count + 1) != (ssize_t)(sizeof line + line.bytes)) abort();
  pthread_mutex_unlock(&turn);
  errno = before;
}

// The name of a file of the data folder; nothing for any other.
static int is_ours(const char *path, char name[24]) {
  size_t length = strlen(folder);
  if (!length || strncmp(path, folder, length) || path[length] != '/') return 0;
  snprintf(name, 24, "%s", path + length + 1);
  return 1;
}

static int is_our_file(int fd, char name[24]) {
  char link[40], path[PATH_MAX];
  struct stat found;
  if (trace < 0 || fstat(fd, &found) || !S_ISREG(found.st_mode)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path, name);
}

static uint64_t network_stream(int fd) {
  struct stat found;
  int domain = 0;
  socklen_t size = sizeof domain;
  if (trace < 0 || fstat(fd, &found) || !S_ISSOCK(found.st_mode)) return 0;
  if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) || (domain != AF_INET && domain != AF_INET6)) return 0;
  return found.st_ino;
}

static int fails(int32_t error) {
  if (error) errno = error;
  return error != 0;
}

// How many of the bytes find room: a full disk takes the first ones, then none.
static int64_t room_for(int fd, int64_t bytes, int64_t offset) {
  struct stat found;
  int64_t space = orders->space;
  if (space < 0 || fstat(fd, &found) || offset + bytes <= found.st_size) return bytes;
  int64_t fitting = found.st_size + space - offset;
  if (fitting > bytes) fitting = bytes;
  if (fitting <= 0) return 0;
  orders->space = space - (offset + fitting > found.st_size ? offset + fitting - found.st_size : 0);
  return fitting;
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t offset) {
  struct record line = {.kind = 'W', .offset = offset};
  if (!is_our_file(fd, line.file)) return REAL(pwrite64, fd, data, bytes, offset);
  if (fails(orders->write_error)) return -1;
  int64_t fitting = room_for(fd, bytes, offset);
  if (bytes && fails(fitting ? 0 : ENOSPC)) return -1;
  ssize_t written = REAL(pwrite64, fd, data, fitting, offset);
  struct iovec part = {(void *)data, written > 0 ? written : 0};
  line.result = written;
  note(line, &part, 1);
  return written;
}
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t offset) { return pwrite64(fd, data, bytes, offset); }

int ftruncate64(int fd, off64_t length) {
  struct record line = {.kind = 'T', .offset = length};
  if (!is_our_file(fd, line.file)) return REAL(ftruncate64, fd, length);
  if (fails(orders->write_error)) return -1;
  line.result = REAL(ftruncate64, fd, length);
  note(line, NULL, 0);
  return line.result;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int flush(int fd, int (*really)(int)) {
  struct record line = {.kind = 'F', .call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST)};
  if (!is_our_file(fd, line.file)) return really(fd);
  note(line, NULL, 0);
  usleep(orders->flush_us);
  line.kind = 'f';
  line.result = fails(orders->flush_error) ? -1 : really(fd);
  note(line, NULL, 0);
  return line.result;
}
int fsync(int fd) { return flush(fd, (int (*)(int))real("fsync", &static_fsync)); }
int fdatasync(int fd) { return flush(fd, (int (*)(int))real("fdatasync", &static_fdatasync)); }

int unlink(const char *path) {
  struct record line = {.kind = 'U'};
  if (!is_ours(path, line.file)) return REAL(unlink, path);
  if (fails(orders->write_error == EROFS ? EROFS : 0)) return -1;
  line.result = REAL(unlink, path);
  note(line, NULL, 0);
  return line.result;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  struct record line = {.kind = 'S', .stream = network_stream(fd)};
  if (!line.stream) return REAL(writev, fd, parts, count);
  line.call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  note(line, parts, count);
  line.kind = 's';
  line.result = REAL(writev, fd, parts, count);
  note(line, NULL, 0);
  return line.result;
}

ssize_t write(int fd, const void *data, size_t bytes) {
  struct iovec part = {(void *)data, bytes};
  char name[24];
  if (network_stream(fd)) return writev(fd, &part, 1);
  // Nothing of ours is written to the data folder but at an offset. The trace would not tell.
  if (is_our_file(fd, name)) abort();
  return REAL(write, fd, data, bytes);
}
