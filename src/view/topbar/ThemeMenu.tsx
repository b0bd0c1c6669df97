import { layoutChanged, type ThemeChoice, useLayout } from "../../state/layout";
import { IconButton } from "../common/Button";
import { Menu, MenuItem } from "../common/Menu";

const CHOICES: readonly { readonly id: ThemeChoice; readonly name: string; readonly hint?: string }[] = [
  { id: "auto", name: "As the system", hint: "default" },
  { id: "light", name: "Light" },
  { id: "dark", name: "Dark" },
  { id: "projector", name: "Projector", hint: "large, high contrast" },
];

/** Which colors the page has. */
export function ThemeMenu() {
  const theme = useLayout((state) => state.theme);
  return (
    <Menu
      name="Theme"
      align="end"
      trigger={(attributes) => <IconButton icon="theme" name="Theme" {...attributes} />}
    >
      {CHOICES.map(({ id, name, hint }) => (
        <MenuItem key={id} isChecked={id === theme} hint={hint} onSelect={() => layoutChanged({ theme: id })}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
