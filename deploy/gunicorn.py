"""The web server: a few processes with a few threads each, loaded once and then forked.

The demonstration and a production installation use the same file; where to listen is said on the
command line, behind a proxy that speaks HTTPS (the only address whose forwarded headers count).
"""

import os

from gunicorn.workers.gthread import ThreadWorker


class EvenWorker(ThreadWorker):
    """Leaves new connections to its sisters while all of its own threads are at work.

    The library's accepts as long as there is room for connections. A proxy keeps few of them open,
    and whichever process woke first would hold them all while the other sleeps.
    """

    @property
    def worker_connections(self) -> int:
        """How many connections it may hold now; asked before each new one."""
        busy_count = self.nr_conns - len(self.keepalived_conns) - len(self.pending_conns)
        return self.nr_conns if busy_count >= self.cfg.threads else self._connections_max

    @worker_connections.setter
    def worker_connections(self, count: int) -> None:
        self._connections_max = count


wsgi_app = "motcua.config.wsgi"
worker_class = EvenWorker
workers = int(os.environ.get("MOTCUA_WEB_PROCESSES", "2"))
threads = int(os.environ.get("MOTCUA_WEB_THREADS", "4"))
preload_app = True  # Half the memory and half the start-up time; no connection is open yet.

timeout = 30  # Seconds after which a process that answers nothing is replaced.
graceful_timeout = int(os.environ.get("MOTCUA_WEB_STOP_SECONDS", "20"))
keepalive = 5
limit_request_line = 4094
limit_request_fields = 50
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - heartbeats stay off the disk

forwarded_allow_ips = os.environ.get("MOTCUA_PROXY_ADDRESSES", "127.0.0.1")
accesslog = None  # The proxy keeps it; the application logs what it refuses.
errorlog = "-"
control_socket_disable = True  # Nobody steers it from outside; two installations would share it.
