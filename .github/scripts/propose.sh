#!/usr/bin/env bash
# Puts a checked entry on a branch of its own and pushes it.
#
#   ENTRY   the file that `catalogue intake` has made
#   ID      its id: small letters, digits, hyphens
#   ISSUE   the number of the issue that it came from
#   REMOTE  where to push
#
# Nothing that the author of the issue has written is read here but as the bytes of that file.
set -euo pipefail

[[ $ID =~ ^[a-z0-9]+(-[a-z0-9]+)*$ && ${#ID} -le 80 ]] || { echo "That is no id." >&2; exit 2; }
[[ $ISSUE =~ ^[0-9]{1,10}$ ]] || { echo "That is no number of an issue." >&2; exit 2; }
[[ -f $ENTRY && ! -L $ENTRY ]] || { echo "There is no entry." >&2; exit 2; }

file="content/tools/$ID.md"
branch="intake/issue-$ISSUE"
[[ ! -e $file && ! -L $file ]] || { echo "$file is there already." >&2; exit 2; }

git switch --quiet --create "$branch"
install -m 644 "$ENTRY" "$file"
git add -- "$file"
git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "Add the tool $ID" --message "Proposed in issue #$ISSUE."
# The issue may have been edited: the branch holds what it says now, and nobody else writes to it.
git push --quiet --force "$REMOTE" "HEAD:refs/heads/$branch"
