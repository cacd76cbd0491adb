#!/bin/sh
# Makes a backup with the time in its name, and takes away the oldest when there are more than so many.
#
#   backup.sh FOLDER [KEEP [EVERY]]
#
# KEEP is how many stay (96). With EVERY, in seconds, it goes on for ever: that is how a container runs it. FOLDER
# should be on another disk, or better in another place: a backup beside the database burns with it.
set -eu
umask 077

folder=$1
keep=${2:-96}
every=${3:-}

one() {  # `set -e` ends nothing where a failure is looked at: each is handed on
  mkdir -p "$folder" || return
  gatewalk backup "$folder/gatewalk-$(date -u +%Y%m%dT%H%M%SZ).gwb" || return
  # Names sort by time. Only files of ours are looked at.
  find "$folder" -maxdepth 1 -name 'gatewalk-*.gwb' | sort -r | tail -n "+$((keep + 1))" | while read -r old; do
    rm -f -- "$old"
  done
}

if [ -z "$every" ]; then
  one
  exit
fi

pause=
trap 'kill "$pause" 2>/dev/null || :; exit 0' TERM INT
while :; do
  one || echo "the backup failed; the next try is in $every seconds" >&2
  sleep "$every" >/dev/null 2>&1 &  # whoever reads what is said here is not kept waiting for its end
  pause=$!
  wait "$pause"
  pause=
done
