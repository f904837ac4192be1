"""Files by address: whatever a page offers to keep is made by any server that is asked for it."""
