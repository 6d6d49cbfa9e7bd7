#!/usr/bin/env bash
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
shellcheck -x -P SCRIPTDIR run test .ci/run scripts/*.sh checks/*/*.sh edges/cli/*.sh
