# Read by ./run and ./test (". tools/prepare.sh" with ROOT set): makes .venv and installs a lock into it, once.

VENV="$ROOT/.venv"

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Prints the first Python of at least 3.11; PYTHON=... in the environment is asked first.
find_python() {
    for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    stop "Sifang needs Python 3.11 or newer, and none was found. Install one, or name it: PYTHON=/path/to/python3 $0"
}

# Installs Debian packages as root; anyone else is told the command to have run.
install_system_packages() {
    why=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "$why Install with this system's own package tool what Debian calls: $*"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        stop "$why Have an administrator run: apt-get update && apt-get install -y --no-install-recommends $*"
    fi
    say "$why Installing $* ..."
    apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        stop "The system packages could not be installed: $*. Look at what apt-get said above, then start again."
}

# A venv remembers absolute paths: one that was moved, cut short or made by a vanished Python is made anew.
venv_is_sound() {
    [ "$(cat "$VENV/made-at" 2>/dev/null)" = "$ROOT" ] && is_new_enough "$VENV/bin/python"
}

make_venv() {
    if venv_is_sound; then
        return
    fi
    python=$(find_python) || exit 1
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_system_packages "This Python cannot make a virtual environment yet." "python$version-venv"
    fi
    say "Making the virtual environment .venv with $python ..."
    rm -rf "$VENV"
    "$python" -m venv "$VENV" || stop "The virtual environment could not be made in $VENV. Look at the lines above."
    printf '%s\n' "$ROOT" >"$VENV/made-at"
}

# uv comes out of the same hashed lock as everything else. Without it pip does the work, more slowly.
fetch_uv() {
    if [ -x "$VENV/bin/uv" ]; then
        return
    fi
    awk '/^uv==/ { inside = 1 } inside { print } inside && !/\\$/ { exit }' "$ROOT/requirements.lock" >"$VENV/uv.lock"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$VENV/uv.lock" >&2 ||
        say "uv could not be installed; going on with pip."
}

# "install_into_venv ARGUMENTS" is "pip install ARGUMENTS" by uv, or by pip where uv is missing or fails.
install_into_venv() {
    if [ -x "$VENV/bin/uv" ] && "$VENV/bin/uv" pip install --quiet --python "$VENV/bin/python" "$@" >&2; then
        return
    fi
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >&2 ||
        stop "The packages could not be installed. Check that the package index can be reached, then start again."
}

# A stamp holds the checksum of all that an installation was made from; while it is right, nothing is done.
stamp_of() { (cd "$ROOT" && cat pyproject.toml tools/prepare.sh "$@" | cksum); }

is_stamped() {
    stamp=$1
    shift
    [ "$(cat "$VENV/$stamp.stamp" 2>/dev/null)" = "$(stamp_of "$@")" ]
}

# Afterwards .venv holds requirements.lock and the program itself (as a link to src/).
prepare_program() {
    make_venv
    if is_stamped run requirements.lock; then
        return
    fi
    say "Installing the program's packages (the first time only) ..."
    fetch_uv
    install_into_venv --require-hashes -r "$ROOT/requirements.lock"
    install_into_venv --no-deps --no-build-isolation --editable "$ROOT"
    stamp_of requirements.lock >"$VENV/run.stamp"
}

# Afterwards .venv also holds requirements-dev.lock.
prepare_tests() {
    prepare_program
    if is_stamped test requirements.lock requirements-dev.lock; then
        return
    fi
    say "Installing the test tools (the first time only) ..."
    install_into_venv --require-hashes -r "$ROOT/requirements-dev.lock"
    stamp_of requirements.lock requirements-dev.lock >"$VENV/test.stamp"
}
