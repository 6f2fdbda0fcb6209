#!/bin/sh
set -e

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# The sandbox of the pages needs either user namespaces or this helper with the rights of root. Which of the two a system allows
# to its users cannot be found out as root (many kernels of UOS and Kylin refuse namespaces to users only), so the helper always
# gets its rights; where namespaces are allowed it is not used.
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then
  gtk-update-icon-cache -q -f /usr/share/icons/hicolor || true
fi

# Systems that allow namespaces to named programs only (Ubuntu 24.04 and newer) need a profile; older ones do not understand it.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if command -v apparmor_parser >/dev/null 2>&1 && apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
fi
exit 0
