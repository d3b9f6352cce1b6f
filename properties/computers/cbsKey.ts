/** SOFTWARE: where Windows keeps what it knows of packages. Source: hives of Windows 7 to 11. */
export const CBS_KEY = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
