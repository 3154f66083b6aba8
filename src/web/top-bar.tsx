// The bar at the top: search, what the app adds, language, appearance, jobs, person.
import type { FrameProps } from './frame.tsx'
import { Icon, Mark } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { Go } from './link.tsx'
import { Menu, type MenuItem } from './overlay.tsx'
import { type ThemeChoice, useTheme } from './theme.tsx'
import { Tray } from './tray.tsx'

const faces: readonly (readonly [ThemeChoice, 'sun' | 'moon' | 'monitor'])[] = [
  ['light', 'sun'],
  ['dark', 'moon'],
  ['system', 'monitor'],
]

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The first character in Chinese, initials elsewhere. */
const initialsOf = (name: string): string =>
  /[\u4e00-\u9fff]/.test(name)
    ? name.slice(-2)
    : name
        .split(/\s+/)
        .map((part) => part[0] ?? '')
        .slice(0, 2)
        .join('')
        .toUpperCase()

export const TopBar = ({
  name,
  person,
  searchHint,
  jobs = [],
  onCancelJob,
  extra,
  phone,
  onSearch,
  onKeys,
}: FrameProps & { phone: boolean; onSearch: () => void; onKeys: () => void }) => {
  const w = useWords(kitWords)
  const { language, setLanguage } = useLanguage()
  const { choice, dark, setTheme } = useTheme()
  const flip = () => setLanguage(language === 'zh' ? 'en' : 'zh')
  const themes: MenuItem[] = faces.map(([key, icon]) => ({
    key,
    icon,
    label: w(key),
    chosen: choice === key,
    onSelect: () => setTheme(key),
  }))
  const own: MenuItem[] = phone
    ? [
        ...person.items,
        { key: 'rule-1', rule: true },
        { key: 'language', icon: 'globe', label: w('language'), onSelect: flip },
        { key: 'rule-2', rule: true },
        ...themes,
      ]
    : [
        ...person.items,
        { key: 'rule', rule: true },
        { key: 'keys', icon: 'info', label: w('keys'), hint: <kbd>?</kbd>, onSelect: onKeys },
      ]
  return (
    <header className="k-top">
      {phone ? (
        <Go to="/" className="k-brand" aria-label={name}>
          <Mark size={26} />
        </Go>
      ) : null}
      <button type="button" className="k-search-button" onClick={onSearch}>
        <Icon name="search" />
        <span>{searchHint ?? w('searchHint')}</span>
        {phone ? null : <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>}
      </button>
      <div className="k-top-right">
        {extra}
        {phone ? null : (
          <>
            <button
              type="button"
              className="k-language"
              onClick={flip}
              title={w('languageSwitch')}
              lang={language === 'zh' ? 'en' : 'zh-CN'}
            >
              {language === 'zh' ? 'EN' : '中'}
              <span className="k-hidden">{w('languageSwitch')}</span>
            </button>
            <Menu
              items={themes}
              label={w('theme')}
              button={({ ref, ...props }) => (
                <button
                  ref={ref}
                  type="button"
                  className="k-icon-button"
                  title={w('theme')}
                  aria-label={w('theme')}
                  {...props}
                >
                  <Icon name={dark ? 'moon' : 'sun'} />
                </button>
              )}
            />
          </>
        )}
        <Tray jobs={jobs} onCancel={onCancelJob} />
        <Menu
          items={own}
          label={w('person')}
          head={
            <div className="k-menu-head">
              <div style={{ fontWeight: 600 }}>{person.name}</div>
              {person.detail ? <div className="k-quiet k-small">{person.detail}</div> : null}
            </div>
          }
          button={({ ref, ...props }) => (
            <button
              ref={ref}
              type="button"
              className="k-person"
              aria-label={`${w('person')} ${person.name}`}
              {...props}
            >
              <span aria-hidden="true">{initialsOf(person.name)}</span>
            </button>
          )}
        />
      </div>
    </header>
  )
}
