"""The web server: a few processes with a few threads each, loaded once and then forked.

The demonstration and a production installation use the same file; where to listen is said on the
command line, behind a proxy that speaks HTTPS (the only address whose forwarded headers count).
"""

import os

wsgi_app = "motcua.config.wsgi"
worker_class = "gthread"
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
