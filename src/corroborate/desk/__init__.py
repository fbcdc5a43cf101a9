"""What people decide, see and publish; pure."""
