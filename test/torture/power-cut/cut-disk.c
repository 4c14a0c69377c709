/*
 * Shuts a mounted ext4 (or xfs) down as a power cut would: nothing more reaches its disk, the journal is not flushed.
 * cut-disk <mount point>
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define EXT4_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
enum { WITHOUT_LOG_FLUSH = 2 };

int main(int count, char **words) {
  if (count != 2) return 2;
  uint32_t how = WITHOUT_LOG_FLUSH;
  int place = open(words[1], O_RDONLY | O_DIRECTORY);
  if (place < 0 || ioctl(place, EXT4_IOC_SHUTDOWN, &how) != 0) {
    perror(words[1]);
    return 1;
  }
  return 0;
}
