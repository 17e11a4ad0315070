# Starts and stops a Docker daemon, and imports the environments. Sourced by ci/setup.

DOCKER_WAIT=30 # seconds for a daemon to answer, or to end
pid_file=$run_dir/dockerd.pid
docker_log=$run_dir/dockerd.log

# The client to use: one that can talk to the daemon that answers. The first on the search path may be too new or too old
# for it, where the distribution's own is right.
docker_client() {
    local client
    for client in docker /usr/bin/docker; do
        if timeout 10 "$client" version >/dev/null 2>&1; then
            echo "$client"
            return
        fi
    done
    return 1
}

# When a process began, in clock ticks since boot: with its id, the name of one process and no other.
# The second field may hold spaces and ends with the last bracket; the time is field 22, the 20th after it.
start_time() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# The id of the daemon started here, if it is still that process.
our_daemon() {
    local pid began
    [ -r "$pid_file" ] && read -r pid began <"$pid_file" || return 1
    case $pid in '' | *[!0-9]*) return 1 ;; esac
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ] && [ "$(start_time "$pid")" = "$began" ] && echo "$pid"
}

# Starts a daemon with these options; fails when it does not come to answer.
try_docker() {
    local pid waited
    say "starting dockerd $*"
    echo "== dockerd $*" >>"$docker_log"
    PATH=$PATH:/usr/sbin:/sbin setsid dockerd "$@" >>"$docker_log" 2>&1 &
    pid=$!
    echo "$pid $(start_time "$pid")" >"$pid_file"
    for ((waited = 0; waited < DOCKER_WAIT * 5; waited++)); do
        if docker_client >/dev/null; then
            say "dockerd answers, process $pid; stop it with ci/setup --stop-docker"
            return
        fi
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
    done
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    rm -f "$pid_file"
    return 1
}

start_docker() {
    if docker_client >/dev/null; then
        say "a Docker daemon answers"
        return
    fi
    if [ -n "${DOCKER_HOST:-}" ]; then
        die "no Docker daemon answers at DOCKER_HOST=$DOCKER_HOST; start it, or unset DOCKER_HOST"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        die "no Docker daemon answers, and starting one needs root; run yourself:
    sudo systemctl start docker" 2
    fi
    mkdir -p "$run_dir"
    : >"$docker_log"
    # Cells have no network, so the daemon can do without packet filters, and, if need be, without overlays.
    try_docker --storage-driver=overlay2 ||
        try_docker --storage-driver=overlay2 --iptables=false --ip6tables=false --bridge=none ||
        try_docker --storage-driver=vfs --iptables=false --ip6tables=false --bridge=none ||
        die "dockerd does not start; its log is $docker_log"
}

stop_docker() {
    local pid waited
    if ! pid=$(our_daemon); then
        say "no daemon that was started here is running"
        rm -f "$pid_file"
        return
    fi
    say "stopping dockerd, process $pid"
    as_root kill "$pid"
    for ((waited = 0; waited < DOCKER_WAIT * 5; waited++)); do
        if ! our_daemon >/dev/null; then
            rm -f "$pid_file"
            return
        fi
        sleep 0.2
    done
    die "dockerd, process $pid, does not end; its log is $docker_log"
}

# One image per prepared tree, named freestand/NAME:first 12 digits of its recipe's digest. A tag can be moved, and a tree be
# made again by the same recipe: so a label names the tree, and an image counts only if it has that label and one layer.
import_environments() {
    local client folder name image tree
    client=$(docker_client) || die "the Docker daemon stopped answering"
    for folder in "$FREESTAND_CACHE"/environments/*/; do
        name=$(basename "$folder")
        # What is empty was not prepared; its image is made where it is first needed.
        [ -e "$folder/environment.json" ] && [ -s "$folder/tree.sha256" ] || continue
        image=freestand/$name:$(sed -n 's/.*"recipe":"\([0-9a-f]\{12\}\).*/\1/p' "$folder/environment.json")
        tree=$(cat "$folder/tree.sha256")
        if [ "$("$client" image inspect -f '{{index .Config.Labels "dev.freestand.tree"}} {{len .RootFS.Layers}}' \
            "$image" 2>/dev/null)" = "$tree 1" ]; then
            continue
        fi
        tar -c --sort=name --numeric-owner --owner=0 --group=0 -C "$folder/rootfs" . |
            "$client" import --change "LABEL dev.freestand.tree=$tree" - "$image" >/dev/null ||
            die "cannot import $image"
        say "imported $image"
    done
}
