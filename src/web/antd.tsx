// Ant Design in our colours, type and language; only lazy parts import this file.
import { ConfigProvider, theme } from 'antd'
import en from 'antd/es/locale/en_GB.js'
import type { Locale } from 'antd/es/locale/index.js'
import zh from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/en-gb.js'
import 'dayjs/locale/zh-cn.js'
import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import { usePhone } from './media.ts'
import { colour, useTheme } from './theme.tsx'

/** Wrap antd components of a lazy page in it: `<Antd><Tree … /></Antd>`. */
export const Antd = ({ children }: { children: ReactNode }) => {
  const { language } = useLanguage()
  const { dark } = useTheme()
  const phone = usePhone()
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb')
  return (
    <ConfigProvider
      locale={(language === 'zh' ? zh : en) as unknown as Locale}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        hashed: false,
        token: {
          colorPrimary: colour('--accent'),
          colorInfo: colour('--accent'),
          colorLink: colour('--accent'),
          colorSuccess: colour('--good'),
          colorWarning: colour('--warn'),
          colorError: colour('--bad'),
          colorText: colour('--ink'),
          colorTextSecondary: colour('--ink-2'),
          colorTextTertiary: colour('--ink-3'),
          colorTextPlaceholder: colour('--ink-3'),
          colorBgContainer: colour('--surface'),
          colorBgElevated: colour('--raised'),
          colorBgLayout: colour('--ground'),
          colorBorder: dark ? '#4a5857' : '#a9b6b4',
          colorBorderSecondary: colour('--line'),
          controlItemBgHover: colour('--hover'),
          controlItemBgActive: colour('--accent-soft'),
          borderRadius: 6,
          boxShadowSecondary: colour('--shadow'),
          fontFamily: colour('--font'),
          fontSize: phone ? 16 : 14,
          controlHeight: phone ? 44 : 32,
          motionDurationMid: '0.1s',
          motionDurationSlow: '0.14s',
          zIndexPopupBase: 1050,
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
