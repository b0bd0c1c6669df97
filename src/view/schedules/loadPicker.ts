/** Loads the list of schedules: asked for when somebody is about to open it, so that it is there at once. */
export const loadPicker = () => import("./SchedulePicker");
