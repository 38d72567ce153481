/**
 * Utilization above which a component is said to run hot: past it, waiting grows steeply and little is left for a
 * peak. A convention of ours between the usual 0.6 and 0.8.
 */
export const TARGET_UTILIZATION = 0.7;
