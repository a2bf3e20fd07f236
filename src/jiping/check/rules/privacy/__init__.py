"""What must not be published about persons. Asked only with ``--publish`` or when selected (PRV)."""
