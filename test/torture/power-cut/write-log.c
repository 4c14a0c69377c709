/*
 * Preloaded into a server (LD_PRELOAD), it writes down every call that changes a file or a name below one folder, and every
 * fsync, in order. What a power cut leaves is worked out from that record afterwards (power-cut/replay.ts).
 *
 * ASSAY_WRITE_LOG         the record; appended to. Beside it, <record>.underway: 1 while a call is done and not yet written down
 * ASSAY_WRITE_LOG_FOLDER  the folder, as a real path without a slash at its end
 *
 * A record: u8 kind, u8[3] zero, u32 bytes that follow the head, u64 file (inode), i64 a, i64 b; then those bytes.
 *   O  a file was made: its path                       T  a file was cut or stretched: a = size
 *   W  bytes were written: a = offset; the bytes       S  fsync of a file: a = calls before it began, b = size of the file
 *   D  fsync of a folder: its path; a as above         R  rename: old path, zero, new path
 *   L  link: old path, zero, new path                  U  a name was removed: its path
 *   M  a folder was made: its path                     X  a call that this library does not follow: its name
 */
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
#include <sys/stat.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 65536 };
enum { NOT_OURS = 0, A_FILE, A_FOLDER };
static unsigned char kind_of[MOST_FILES];
static uint64_t inode_of[MOST_FILES];
static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static int64_t calls;
static volatile int64_t *underway;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static ssize_t write_through(int file, const struct iovec *parts, int count) {
  static ssize_t (*real)(int, const struct iovec *, int);
  if (!real) real = (ssize_t (*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  return real(file, parts, count);
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("ASSAY_WRITE_LOG"), *below = getenv("ASSAY_WRITE_LOG_FOLDER");
  if (!log || !below || strlen(below) >= sizeof folder) return;
  strcpy(folder, below);
  folder_length = strlen(folder);
  int file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) {
    fprintf(stderr, "write-log: %s cannot be opened\n", log);
    abort();
  }
  char beside[PATH_MAX];
  snprintf(beside, sizeof beside, "%s.underway", log);
  int mark = open(beside, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  void *shared = mark < 0 || ftruncate(mark, 8) != 0 ? MAP_FAILED : mmap(0, 8, PROT_READ | PROT_WRITE, MAP_SHARED, mark, 0);
  if (shared == MAP_FAILED) {
    fprintf(stderr, "write-log: %s cannot be used\n", beside);
    abort();
  }
  underway = shared;
  log_file = file;
}

/* From here to there a call and its record are one; a kill in between is seen by the mark. */
static void begin_call(void) {
  pthread_mutex_lock(&lock);
  if (underway) *underway = 1;
}
static void end_call(void) {
  if (underway) *underway = 0;
  pthread_mutex_unlock(&lock);
}

static int is_below(const char *path) {
  return log_file >= 0 && strncmp(path, folder, folder_length) == 0 && (path[folder_length] == '/' || path[folder_length] == 0);
}

/* The caller holds the lock. A record that cannot be written would make every later answer wrong. */
static void note(char kind, uint64_t inode, int64_t a, int64_t b, const void *first, size_t first_length, const void *second,
                 size_t second_length) {
  struct { char kind; char zero[3]; uint32_t length; uint64_t inode; int64_t a, b; } head =
      {kind, {0}, (uint32_t)(first_length + second_length), inode, a, b};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)first, first_length}, {(void *)second, second_length}};
  ssize_t whole = (ssize_t)(sizeof head + first_length + second_length);
  int before = errno;
  if (write_through(log_file, parts, 3) != whole) {
    static const char words[] = "write-log: the record cannot be written\n";
    struct iovec said = {(void *)words, sizeof words - 1};
    write_through(2, &said, 1);
    abort();
  }
  calls++;
  errno = before;
}

static int is_file(int fd) { return fd >= 0 && fd < MOST_FILES && kind_of[fd] == A_FILE; }

/* Where a name really lies: its folder is resolved, the name itself is not. 0 when it is not below the folder. */
static int real_place(int at, const char *path, char *out) {
  if (log_file < 0) return 0;
  char whole[PATH_MAX], parent[PATH_MAX], resolved[PATH_MAX];
  if (path[0] == '/' || at == AT_FDCWD) snprintf(whole, sizeof whole, "%s", path);
  else {
    char link[64], base[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t n = readlink(link, base, sizeof base - 1);
    if (n < 0) return 0;
    base[n] = 0;
    if (snprintf(whole, sizeof whole, "%s/%s", base, path) >= (int)sizeof whole) return 0;
  }
  size_t length = strlen(whole);
  while (length > 1 && whole[length - 1] == '/') whole[--length] = 0;
  char *slash = strrchr(whole, '/');
  const char *name = slash ? slash + 1 : whole;
  if (slash == whole) strcpy(parent, "/");
  else if (slash) snprintf(parent, sizeof parent, "%.*s", (int)(slash - whole), whole);
  else strcpy(parent, ".");
  if (!realpath(parent, resolved)) return 0;
  if (snprintf(out, PATH_MAX, "%s/%s", strcmp(resolved, "/") ? resolved : "", name) >= PATH_MAX) return 0;
  return is_below(out);
}

static int opened(int fd, int flags, int existed) {
  if (fd < 0 || fd >= MOST_FILES || log_file < 0) return fd;
  kind_of[fd] = NOT_OURS;
  char link[64], path[PATH_MAX];
  struct stat facts;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return fd;
  path[n] = 0;
  if (!is_below(path) || fstat(fd, &facts) != 0) return fd;
  inode_of[fd] = facts.st_ino;
  kind_of[fd] = S_ISDIR(facts.st_mode) ? A_FOLDER : S_ISREG(facts.st_mode) ? A_FILE : NOT_OURS;
  if (kind_of[fd] != A_FILE) return fd;
  if ((flags & O_TMPFILE) == O_TMPFILE) note('X', facts.st_ino, 0, 0, "O_TMPFILE", 9, "", 0);
  else if ((flags & O_CREAT) && !existed) note('O', facts.st_ino, 0, 0, path, strlen(path), "", 0);
  if ((flags & O_TRUNC) && existed) note('T', facts.st_ino, 0, 0, "", 0, "", 0);
  return fd;
}

/* Only these change anything; others may wait long, e.g. for the other end of a pipe. */
static int is_change(int flags) { return log_file >= 0 && (flags & (O_CREAT | O_TRUNC | O_TMPFILE) & ~O_DIRECTORY) != 0; }

static int exists(int at, const char *path, int flags) {
  return log_file < 0 || !(flags & O_CREAT) || faccessat(at, path, F_OK, 0) == 0;
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if (!is_change(flags)) return opened(real(path, flags, mode), flags, 1); \
    begin_call(); \
    int existed = exists(AT_FDCWD, path, flags); \
    int fd = opened(real(path, flags, mode), flags, existed); \
    end_call(); \
    return fd; \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name) \
  int name(int at, const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if (!is_change(flags)) return opened(real(at, path, flags, mode), flags, 1); \
    begin_call(); \
    int existed = exists(at, path, flags); \
    int fd = opened(real(at, path, flags, mode), flags, existed); \
    end_call(); \
    return fd; \
  }
OPENING_AT(openat)
OPENING_AT(openat64)

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < MOST_FILES) kind_of[fd] = NOT_OURS;
  return real(fd);
}

/* libuv closes and copies files past the C library's own functions. */
static void not_followed(int fd, const char *name);
long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  va_list rest;
  va_start(rest, number);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_close && a >= 0 && a < MOST_FILES) kind_of[a] = NOT_OURS;
  if (number == SYS_copy_file_range) not_followed((int)c, "copy_file_range");
  return real(number, a, b, c, d, e, f);
}

static void wrote(int fd, int64_t offset, const struct iovec *parts, int count, ssize_t length) {
  if (length <= 0) return;
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR) - length;
  for (int i = 0; i < count && length > 0; i++) {
    size_t part = (size_t)length < parts[i].iov_len ? (size_t)length : parts[i].iov_len;
    note('W', inode_of[fd], offset, 0, parts[i].iov_base, part, "", 0);
    offset += (int64_t)part;
    length -= (ssize_t)part;
  }
}

/* The lock is held over call and record, so that the record has the order of the calls. */
#define FOLLOWED_WRITE(call, offset, parts, count) \
  if (!is_file(fd)) return call; \
  begin_call(); \
  ssize_t done = call; \
  wrote(fd, offset, parts, count, done); \
  end_call(); \
  return done

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(write);
  struct iovec part = {(void *)bytes, length};
  FOLLOWED_WRITE(real(fd, bytes, length), -1, &part, 1);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  FOLLOWED_WRITE(real(fd, parts, count), -1, parts, count);
}
#define WRITING_AT(name, offset_type) \
  ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) { \
    REAL(name); \
    struct iovec part = {(void *)bytes, length}; \
    FOLLOWED_WRITE(real(fd, bytes, length, offset), offset, &part, 1); \
  }
WRITING_AT(pwrite, off_t)
WRITING_AT(pwrite64, off64_t)
#define WRITING_PARTS_AT(name, offset_type) \
  ssize_t name(int fd, const struct iovec *parts, int count, offset_type offset) { \
    REAL(name); \
    FOLLOWED_WRITE(real(fd, parts, count, offset), offset, parts, count); \
  }
WRITING_PARTS_AT(pwritev, off_t)
WRITING_PARTS_AT(pwritev64, off64_t)

#define CUTTING(name, offset_type) \
  int name(int fd, offset_type size) { \
    REAL(name); \
    if (!is_file(fd)) return real(fd, size); \
    begin_call(); \
    int answer = real(fd, size); \
    if (answer == 0) note('T', inode_of[fd], size, 0, "", 0, "", 0); \
    end_call(); \
    return answer; \
  }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

static void not_followed(int fd, const char *name) {
  if (!is_file(fd)) return;
  begin_call();
  note('X', inode_of[fd], 0, 0, name, strlen(name), "", 0);
  end_call();
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
  REAL(fallocate);
  not_followed(fd, "fallocate");
  return real(fd, mode, offset, length);
}
int posix_fallocate(int fd, off_t offset, off_t length) {
  REAL(posix_fallocate);
  not_followed(fd, "posix_fallocate");
  return real(fd, offset, length);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
  REAL(sendfile);
  not_followed(to, "sendfile");
  return real(to, from, offset, count);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
  REAL(sendfile64);
  not_followed(to, "sendfile64");
  return real(to, from, offset, count);
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
  REAL(copy_file_range);
  not_followed(to, "copy_file_range");
  return real(from, from_at, to, to_at, count, flags);
}

static int synced(int fd, int (*real)(int)) {
  if (fd < 0 || fd >= MOST_FILES || kind_of[fd] == NOT_OURS) return real(fd);
  pthread_mutex_lock(&lock);
  int64_t began = calls;
  pthread_mutex_unlock(&lock);
  struct stat facts;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path);
  int64_t size = fstat(fd, &facts) == 0 ? facts.st_size : -1;
  int answer = real(fd);
  if (answer != 0) return answer;
  pthread_mutex_lock(&lock);
  if (kind_of[fd] == A_FOLDER) note('D', inode_of[fd], began, 0, path, n < 0 ? 0 : (size_t)n, "", 0);
  else note('S', inode_of[fd], began, size, "", 0, "", 0);
  pthread_mutex_unlock(&lock);
  return answer;
}
int fsync(int fd) {
  REAL(fsync);
  return synced(fd, real);
}
int fdatasync(int fd) {
  REAL(fdatasync);
  return synced(fd, real);
}

static int renamed(char kind, int from_at, const char *from, int to_at, const char *to, int (*call)(int, const char *, int, const char *)) {
  char old_place[PATH_MAX], new_place[PATH_MAX];
  int from_ours = real_place(from_at, from, old_place), to_ours = real_place(to_at, to, new_place);
  if (!from_ours && !to_ours) return call(from_at, from, to_at, to);
  begin_call();
  int answer = call(from_at, from, to_at, to);
  if (answer == 0 && from_ours && to_ours) note(kind, 0, 0, 0, old_place, strlen(old_place) + 1, new_place, strlen(new_place));
  else if (answer == 0) note('X', 0, 0, 0, "a name moved over the folder's edge", 35, "", 0);
  end_call();
  return answer;
}
static int plain_rename(int a, const char *from, int b, const char *to) {
  REAL(rename);
  (void)a, (void)b;
  return real(from, to);
}
static int plain_renameat(int a, const char *from, int b, const char *to) {
  REAL(renameat);
  return real(a, from, b, to);
}
static int plain_link(int a, const char *from, int b, const char *to) {
  REAL(link);
  (void)a, (void)b;
  return real(from, to);
}
int rename(const char *from, const char *to) { return renamed('R', AT_FDCWD, from, AT_FDCWD, to, plain_rename); }
int renameat(int a, const char *from, int b, const char *to) { return renamed('R', a, from, b, to, plain_renameat); }
int link(const char *from, const char *to) { return renamed('L', AT_FDCWD, from, AT_FDCWD, to, plain_link); }

static int noted_name(char kind, int at, const char *path, int (*call)(int, const char *, int), int flags) {
  char place[PATH_MAX];
  if (!real_place(at, path, place)) return call(at, path, flags);
  begin_call();
  int answer = call(at, path, flags);
  if (answer == 0) note(kind, 0, 0, 0, place, strlen(place), "", 0);
  end_call();
  return answer;
}
static int plain_unlink(int at, const char *path, int flags) {
  REAL(unlink);
  (void)at, (void)flags;
  return real(path);
}
static int plain_unlinkat(int at, const char *path, int flags) {
  REAL(unlinkat);
  return real(at, path, flags);
}
static int plain_remove(int at, const char *path, int flags) {
  REAL(remove);
  (void)at, (void)flags;
  return real(path);
}
static int plain_rmdir(int at, const char *path, int flags) {
  REAL(rmdir);
  (void)at, (void)flags;
  return real(path);
}
static int plain_mkdir(int at, const char *path, int mode) {
  REAL(mkdir);
  (void)at;
  return real(path, (mode_t)mode);
}
static int plain_mkdirat(int at, const char *path, int mode) {
  REAL(mkdirat);
  return real(at, path, (mode_t)mode);
}
int unlink(const char *path) { return noted_name('U', AT_FDCWD, path, plain_unlink, 0); }
int unlinkat(int at, const char *path, int flags) { return noted_name('U', at, path, plain_unlinkat, flags); }
int remove(const char *path) { return noted_name('U', AT_FDCWD, path, plain_remove, 0); }
int rmdir(const char *path) { return noted_name('U', AT_FDCWD, path, plain_rmdir, 0); }
int mkdir(const char *path, mode_t mode) { return noted_name('M', AT_FDCWD, path, plain_mkdir, (int)mode); }
int mkdirat(int at, const char *path, mode_t mode) { return noted_name('M', at, path, plain_mkdirat, (int)mode); }
