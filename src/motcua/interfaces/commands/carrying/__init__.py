"""What `motcua package` says and does besides reading its arguments."""
