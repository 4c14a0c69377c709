export interface SystemMetricsOptions {
  /** Default 5,000; 100 at least. */
  readonly intervalMs?: number | undefined;
  /**
   * The process whose use is `system/process_…`, its descendants included; a function is asked at each sample, and may
   * answer undefined while there is none. Needs Linux; elsewhere that part is left out. Default: this process alone.
   */
  readonly processId?: number | (() => number | undefined) | undefined;
}

/** What is recorded of a run without being asked. Each can be turned off; none ever holds the training up. */
export interface CaptureOptions {
  /** Commit, branch, remote (without credentials), whether the tree is dirty, and the patch up to 512 KiB. Default true. */
  readonly git?: boolean | undefined;
  /**
   * Node's version, the package.json nearest to the script (or to `folder`), and the versions installed of what it
   * depends on. Default true.
   */
  readonly packages?: boolean | { readonly folder: string } | undefined;
  /** Processor, memory, operating system, and GPUs where nvidia-smi answers. Default true. */
  readonly hardware?: boolean | undefined;
  /** The command line of this process, or the one given, with what looks like a secret taken out. Default true. */
  readonly commandLine?: boolean | readonly string[] | undefined;
  /** Processor, memory and GPU use as metrics `system/…`, every 5 s or as given. Default true. */
  readonly systemMetrics?: boolean | SystemMetricsOptions | undefined;
  /** What the process prints, as lines of the run's log. Default false. */
  readonly console?: boolean | undefined;
}
