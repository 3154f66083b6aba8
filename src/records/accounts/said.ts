// Finding in what people wrote: the same text and pairs that `search_plain` and `search_signs` of the database make.

const apart = /[\s!-/:-@[-`{-~，。、；：！？（）“”‘’《》【】…—·￥]+/g

/** A question as it is compared with what was written. */
export const plainText = (question: string): string => question.toLowerCase().replace(apart, '')

/** The pairs that what contains the question has; none for a single sign, which no index tells. */
export const pairsOf = (question: string): string[] => {
  const signs = [...plainText(question)]
  return [...new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))]
}
