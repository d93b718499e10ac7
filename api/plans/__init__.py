"""What a service is sold as, and moving to something else."""
