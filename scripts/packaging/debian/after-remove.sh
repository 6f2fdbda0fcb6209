#!/bin/sh
set -e

# An upgrade removes nothing: the new files are in place already. The records in people's home folders are never touched, not
# even when the package is purged.
case "$1" in
  remove | purge)
    rm -f '/usr/bin/${executable}'
    if [ -f '/etc/apparmor.d/${executable}' ]; then
      if command -v apparmor_parser >/dev/null 2>&1; then
        apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
      fi
      rm -f '/etc/apparmor.d/${executable}'
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
      update-desktop-database -q /usr/share/applications || true
    fi
    ;;
esac
exit 0
