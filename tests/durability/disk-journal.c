/*
 * Loaded in front of the C library (LD_PRELOAD), this writes down everything that is done to files under one folder:
 * what was written where, which names came and went, and what was asked to be kept (fsync, fdatasync). Out of that the
 * tests build the disk as it would be had the power gone at any moment.
 *
 *   DISK_JOURNAL_ROOT  the folder that is watched, an absolute path without a slash at its end
 *   DISK_JOURNAL_FILE  where it is written down, outside that folder
 *
 * A line of the journal is a head of fixed size in the machine's byte order, then two paths, then the bytes:
 *   u32 what, u32 length of path, u32 length of other path, u32 length of bytes, u64 inode, u64 offset or size
 *
 * No header of the C library is used and none of its structures: the kernel is called by number and answers in layouts
 * that are the same on every machine. So the smallest compiler, without the development files of the system, will do.
 */

#if defined(__x86_64__)
enum { SYS_write = 1, SYS_lseek = 8, SYS_pwrite64 = 18, SYS_writev = 20, SYS_fsync = 74, SYS_fdatasync = 75, SYS_ftruncate = 77,
       SYS_openat = 257, SYS_mkdirat = 258, SYS_unlinkat = 263, SYS_linkat = 265, SYS_readlinkat = 267, SYS_pwritev = 296,
       SYS_renameat2 = 316, SYS_statx = 332 };
#elif defined(__aarch64__)
enum { SYS_write = 64, SYS_lseek = 62, SYS_pwrite64 = 68, SYS_writev = 66, SYS_fsync = 82, SYS_fdatasync = 83, SYS_ftruncate = 46,
       SYS_openat = 56, SYS_mkdirat = 34, SYS_unlinkat = 35, SYS_linkat = 37, SYS_readlinkat = 78, SYS_pwritev = 70,
       SYS_renameat2 = 276, SYS_statx = 291 };
#else
#error "the numbers of the kernel's calls are not known for this machine"
#endif

typedef unsigned int u32;
typedef unsigned long long u64;
struct vec { const void *base; unsigned long length; };

extern long syscall(long number, ...);
extern char *getenv(const char *name);
extern int *__errno_location(void);
extern int pthread_mutex_lock(void *mutex);
extern int pthread_mutex_unlock(void *mutex);
extern void abort(void);

enum { HERE = -100, O_CREAT_ = 0100, O_TRUNC_ = 01000, O_WRONLY_ = 1, O_APPEND_ = 02000, O_CLOEXEC_ = 02000000, REMOVE_DIRECTORY = 0x200 };
enum { WRITE = 1, TRUNCATE, CREATE, RENAME, UNLINK, LINK, MAKE_FOLDER, REMOVE_FOLDER, SYNC };

/* A mutex of the C library that nobody holds is all zeros. */
static u64 mutex[16];
static int journal = -1;
static const char *root;
static unsigned long root_length;

static unsigned long length_of(const char *text) {
  unsigned long length = 0;
  while (text[length]) length++;
  return length;
}

static int is_ready(void) {
  if (journal >= 0) return 1;
  if (!root) {
    const char *file = getenv("DISK_JOURNAL_FILE");
    root = getenv("DISK_JOURNAL_ROOT");
    if (!root || !file) { root = ""; return 0; }
    root_length = length_of(root);
    journal = (int)syscall(SYS_openat, HERE, file, O_WRONLY_ | O_CREAT_ | O_APPEND_ | O_CLOEXEC_, 0600);
    if (journal < 0) abort();
    return 1;
  }
  return 0;
}

static int is_inside(const char *path) {
  unsigned long at = 0;
  for (; at < root_length; at++)
    if (path[at] != root[at]) return 0;
  return path[at] == '/';
}

/* Node and SQLite name files by absolute paths; a path that is not is somebody else's. */
static int is_watched(const char *path) { return is_ready() && path[0] == '/' && is_inside(path); }

/* The inode that a name leads to, or that is open under a number; 0 where there is none. */
static u64 inode_of(int folder, const char *path) {
  u64 answer[32];
  if (syscall(SYS_statx, folder, path, path[0] ? 0 : 0x1000, 0x100, answer) != 0) return 0;
  return answer[4];
}

static u64 size_of(int file) {
  u64 answer[32];
  if (syscall(SYS_statx, file, "", 0x1000, 0x200, answer) != 0) return 0;
  return answer[5];
}

/* The inode of an open file where its name lies in the watched folder, or 0. */
static u64 watched_inode(int file) {
  char link[32] = "/proc/self/fd/", name[4096];
  int at = 14, digits = 1;
  long length;
  if (!is_ready() || file < 0 || file == journal) return 0;
  for (int rest = file; rest >= 10; rest /= 10) digits++;
  for (int place = digits - 1, rest = file; place >= 0; place--, rest /= 10) link[at + place] = (char)('0' + rest % 10);
  link[at + digits] = 0;
  length = syscall(SYS_readlinkat, HERE, link, name, sizeof name - 1);
  if (length <= 0) return 0;
  name[length] = 0;
  /* The watched folder itself is meant too: its names are kept by asking it. */
  if (!is_inside(name) && !((u64)length == root_length && (name[length] = '/', is_inside(name)))) return 0;
  return inode_of(file, "");
}

static void put(const void *bytes, unsigned long length) {
  const char *from = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, journal, from, length);
    if (done <= 0) abort();
    from += done;
    length -= (unsigned long)done;
  }
}

static void note(u32 what, const char *path, const char *other, u64 inode, u64 at, const void *bytes, unsigned long length) {
  struct { u32 what, path, other, bytes; u64 inode, at; } head;
  int kept = *__errno_location();
  head.what = what;
  head.path = (u32)length_of(path);
  head.other = (u32)length_of(other);
  head.bytes = (u32)length;
  head.inode = inode;
  head.at = at;
  put(&head, sizeof head);
  put(path, head.path);
  put(other, head.other);
  put(bytes, length);
  *__errno_location() = kept;
}

static int open_any(int folder, const char *path, int flags, u32 mode) {
  int file;
  u64 before, inode;
  if (!is_watched(path)) return (int)syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(mutex);
  before = inode_of(HERE, path);
  file = (int)syscall(SYS_openat, folder, path, flags, mode);
  if (file >= 0 && (inode = inode_of(file, "")) != 0) {
    if (!before && (flags & O_CREAT_)) note(CREATE, path, "", inode, 0, "", 0);
    if (before && (flags & O_TRUNC_)) note(TRUNCATE, "", "", inode, 0, "", 0);
  }
  pthread_mutex_unlock(mutex);
  return file;
}

int open(const char *path, int flags, u32 mode) { return open_any(HERE, path, flags, mode); }
int open64(const char *path, int flags, u32 mode) { return open_any(HERE, path, flags, mode); }
int openat(int folder, const char *path, int flags, u32 mode) { return open_any(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, u32 mode) { return open_any(folder, path, flags, mode); }

/* Writes all parts at a place, or where the file stands where `at` is negative, and notes what was really written. */
static long write_parts(int file, const struct vec *parts, int count, long at) {
  u64 inode;
  long done, left, place = at;
  pthread_mutex_lock(mutex);
  inode = watched_inode(file);
  done = at < 0 ? syscall(SYS_writev, file, parts, (long)count) : syscall(SYS_pwritev, file, parts, (long)count, at, 0L);
  if (inode && done > 0) {
    /* Where the file stands is known afterwards, which is right for files that only grow too. */
    if (at < 0) place = syscall(SYS_lseek, file, 0L, 1) - done;
    left = done;
    for (int part = 0; part < count && left > 0; part++) {
      long length = (long)parts[part].length < left ? (long)parts[part].length : left;
      note(WRITE, "", "", inode, (u64)place, parts[part].base, (unsigned long)length);
      place += length;
      left -= length;
    }
  }
  pthread_mutex_unlock(mutex);
  return done;
}

long write(int file, const void *bytes, unsigned long length) {
  struct vec part = { bytes, length };
  if (!is_ready() || !watched_inode(file)) return syscall(SYS_write, file, bytes, length);
  return write_parts(file, &part, 1, -1);
}
long pwrite64(int file, const void *bytes, unsigned long length, long at) {
  struct vec part = { bytes, length };
  return write_parts(file, &part, 1, at);
}
long pwrite(int file, const void *bytes, unsigned long length, long at) { return pwrite64(file, bytes, length, at); }
long writev(int file, const struct vec *parts, int count) {
  if (!is_ready() || !watched_inode(file)) return syscall(SYS_writev, file, parts, (long)count);
  return write_parts(file, parts, count, -1);
}
long pwritev64(int file, const struct vec *parts, int count, long at) { return write_parts(file, parts, count, at); }
long pwritev(int file, const struct vec *parts, int count, long at) { return write_parts(file, parts, count, at); }

int ftruncate64(int file, long size) {
  int result;
  u64 inode;
  pthread_mutex_lock(mutex);
  inode = watched_inode(file);
  result = (int)syscall(SYS_ftruncate, file, size);
  if (inode && result == 0) note(TRUNCATE, "", "", inode, (u64)size, "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int ftruncate(int file, long size) { return ftruncate64(file, size); }

static int sync_any(int file, long number) {
  int result;
  u64 inode;
  pthread_mutex_lock(mutex);
  inode = watched_inode(file);
  result = (int)syscall(number, file);
  /* With the size goes a check: a file that grew in a way that is not noted here would show. */
  if (inode && result == 0) note(SYNC, "", "", inode, size_of(file), "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int fsync(int file) { return sync_any(file, SYS_fsync); }
int fdatasync(int file) { return sync_any(file, SYS_fdatasync); }

static int rename_any(int folder, const char *from, int other, const char *to, u32 flags) {
  int result;
  u64 inode;
  if (!is_watched(from) && !is_watched(to)) return (int)syscall(SYS_renameat2, folder, from, other, to, flags);
  pthread_mutex_lock(mutex);
  inode = inode_of(HERE, from);
  result = (int)syscall(SYS_renameat2, folder, from, other, to, flags);
  if (result == 0) note(RENAME, from, to, inode, 0, "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int rename(const char *from, const char *to) { return rename_any(HERE, from, HERE, to, 0); }
int renameat(int folder, const char *from, int other, const char *to) { return rename_any(folder, from, other, to, 0); }
int renameat2(int folder, const char *from, int other, const char *to, u32 flags) { return rename_any(folder, from, other, to, flags); }

static int unlink_any(int folder, const char *path, int flags) {
  int result;
  if (!is_watched(path)) return (int)syscall(SYS_unlinkat, folder, path, flags);
  pthread_mutex_lock(mutex);
  result = (int)syscall(SYS_unlinkat, folder, path, flags);
  if (result == 0) note(flags & REMOVE_DIRECTORY ? REMOVE_FOLDER : UNLINK, path, "", 0, 0, "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int unlink(const char *path) { return unlink_any(HERE, path, 0); }
int rmdir(const char *path) { return unlink_any(HERE, path, REMOVE_DIRECTORY); }
int unlinkat(int folder, const char *path, int flags) { return unlink_any(folder, path, flags); }

static int link_any(int folder, const char *from, int other, const char *to, int flags) {
  int result;
  if (!is_watched(to)) return (int)syscall(SYS_linkat, folder, from, other, to, flags);
  pthread_mutex_lock(mutex);
  result = (int)syscall(SYS_linkat, folder, from, other, to, flags);
  if (result == 0) note(LINK, from, to, inode_of(HERE, to), 0, "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int link(const char *from, const char *to) { return link_any(HERE, from, HERE, to, 0); }
int linkat(int folder, const char *from, int other, const char *to, int flags) { return link_any(folder, from, other, to, flags); }

static int make_folder(int folder, const char *path, u32 mode) {
  int result;
  if (!is_watched(path)) return (int)syscall(SYS_mkdirat, folder, path, mode);
  pthread_mutex_lock(mutex);
  result = (int)syscall(SYS_mkdirat, folder, path, mode);
  if (result == 0) note(MAKE_FOLDER, path, "", inode_of(HERE, path), 0, "", 0);
  pthread_mutex_unlock(mutex);
  return result;
}
int mkdir(const char *path, u32 mode) { return make_folder(HERE, path, mode); }
int mkdirat(int folder, const char *path, u32 mode) { return make_folder(folder, path, mode); }
