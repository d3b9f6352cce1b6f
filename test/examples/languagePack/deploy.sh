#!/bin/sh
# Provisions the reader and installs French, from the folder in which this runs.
set -e
dism /Online /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense /Region:all
# 3010, of which a shell sees 194: done, when Windows has restarted.
dism /Online /Add-Package /PackagePath:fr.cab /Quiet || [ $? -eq 194 ]
if [ "$1" = again ]; then
  dism /Online /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense /Region:all
fi
