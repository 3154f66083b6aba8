// Links by plain address, so that the kit and the rooms need not know the router's table.
import { useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, useCallback } from 'react'

/** Goes to an address inside the app: `const go = useGo(); go('/accounts/7')`. */
export const useGo = () => {
  const router = useRouter()
  return useCallback(
    (to: string, options: { replace?: boolean } = {}) => {
      if (options.replace) router.history.replace(to)
      else router.history.push(to)
    },
    [router],
  )
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

/** A link inside the app; opens in a new tab when asked to, like every link. Files of the API are plain links. */
export const Go = ({ to, onClick, ...rest }: GoProps) => {
  const router = useRouter()
  const own = to.startsWith('/') && !to.startsWith('/api/')
  return (
    <a
      {...rest}
      href={to}
      {...(own ? {} : { rel: 'noreferrer' })}
      onClick={(event) => {
        onClick?.(event)
        if (
          event.defaultPrevented ||
          !own ||
          rest.target ||
          rest.download !== undefined ||
          !isPlainClick(event)
        )
          return
        event.preventDefault()
        router.history.push(to)
      }}
      onPointerEnter={() => {
        // The code of the page is fetched while the pointer is still on its way.
        if (own) void router.preloadRoute({ to: to.split(/[?#]/)[0] } as never).catch(() => {})
      }}
    />
  )
}
