// The doors to what people add to the value of an account.
import { Refusal } from '#base/refusal.ts'
import { findAccount } from '#records/accounts/store.ts'
import { type Call, serve } from '#server/call.ts'
import { judgingDoors, proposalChain } from './judging.contract.ts'
import { addJudgement } from './judging.store.ts'
import { addProposal, proposalsOf, withdrawProposal } from './proposal.store.ts'
import { proposalOut } from './proposal.ts'
import { addReferral, isInSight, removeReferral } from './referral.store.ts'

export const judgingDesk = serve(judgingDoors, {
  'POST /accounts/:accountId/referrals': async (call, { path, body }) => {
    const problem = (code: string) =>
      new Refusal('invalid', 'web.badInput', {}, [{ field: 'referredId', code }])
    if (body.referredId === path.accountId) throw problem('value.refersToItself')
    if (body.referredId && !(await isInSight(call.db, call.viewer, body.referredId)))
      throw problem('accounts.notFound')
    const id = await addReferral(call.db, call.actor, path.accountId, body)
    return { id, ...body, personName: call.viewer.name || null }
  },

  'DELETE /accounts/:accountId/referrals/:referralId': async (call, { path }) => {
    if (!(await removeReferral(call.db, call.actor, path.accountId, path.referralId)))
      throw new Refusal('notFound', 'value.noSuchReferral')
  },

  'POST /accounts/:accountId/value-judgements': async (call, { path, body }) => {
    const { judgedOn } = await addJudgement(call.db, call.actor, path.accountId, body)
    return { ...body, judgedOn, personName: call.viewer.name || null }
  },

  'POST /accounts/:accountId/value-proposals': async (call, { path, body }) => {
    const account = await findAccount(call.db, call.viewer, path.accountId)
    if (!account) throw new Refusal('notFound', 'accounts.notFound')
    const id = await addProposal(call.db, call.actor, account, body, proposalChain)
    if (!id) throw new Refusal('conflict', 'value.proposalOpen')
    return oneProposal(call, path.accountId, id)
  },

  'DELETE /accounts/:accountId/value-proposals/:proposalId': async (call, { path }) => {
    const proposal = (await proposalsOf(call.db, call.viewer, path.accountId)).find(
      (one) => one.id === path.proposalId,
    )
    if (!proposal) throw new Refusal('notFound', 'value.noSuchProposal')
    if (!(await withdrawProposal(call.db, call.actor, proposal)))
      throw new Refusal('conflict', 'value.proposalDecided')
    return oneProposal(call, path.accountId, path.proposalId)
  },
})

const oneProposal = async (call: Call, accountId: string, id: string) => {
  const row = (await proposalsOf(call.db, call.viewer, accountId)).find((one) => one.id === id)
  if (!row) throw new Refusal('notFound', 'value.noSuchProposal')
  return proposalOut(row)
}
