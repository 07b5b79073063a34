# In CI: n3k exec starts a lab, tells a command of any language where it is, and passes the exit status of the command on.
n3k exec -- sh -c 'env | grep "^N3K_" | sort'
