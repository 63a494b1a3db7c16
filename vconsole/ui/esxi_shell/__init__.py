"""The parts of the ESXi shell in the console: lines, output, pager. The page is among those of a host."""
