/* SPDX-License-Identifier: MIT */
/*
 * The way into each callback of the candidate: it makes the call with the same arguments and looks at the registers that
 * must be as they were, and on x86 at the stack pointer. What is wrong is noted (convention_note) and put right, so that the
 * harness goes on. What it has to remember lies on the stack of the call: calls may nest and come from any thread.
 */

/* Sixteen bytes for each callback: its number, then the way that is common to all. */
.macro WAYS common
	.balign 16
	.set number, 0
	.rept 64
	.balign 16
	movl $number, %eax
	jmp \common
	.set number, number + 1
	.endr
.endm

	.text

#ifdef __x86_64__

	/* From the stack pointer on: home of our callees, eight arguments, then: */
	.set NUMBER, 96
	.set FOUND, 104   /* rbx rbp rdi rsi r12 r13 r14 r15 as they came back */
	.set RETURNED, 168
	.set ROOM, 184
	.set SAVED, ROOM  /* r15 r14 r13 r12 rsi rdi rbx rbp as they were */
	.set CALLER, ROOM + 64 + 8 /* what the caller's stack pointer was in front of its return address */

	.globl convention_ways
	.balign 16
convention_ways:
	WAYS way

	.seh_proc way
way:
	pushq %rbp
	.seh_pushreg %rbp
	pushq %rbx
	.seh_pushreg %rbx
	pushq %rdi
	.seh_pushreg %rdi
	pushq %rsi
	.seh_pushreg %rsi
	pushq %r12
	.seh_pushreg %r12
	pushq %r13
	.seh_pushreg %r13
	pushq %r14
	.seh_pushreg %r14
	pushq %r15
	.seh_pushreg %r15
	subq $ROOM, %rsp
	.seh_stackalloc ROOM
	.seh_endprologue
	movq %rax, NUMBER(%rsp)
	.set argument, 0
	.rept 8
	movq CALLER + 32 + 8 * argument(%rsp), %r10
	movq %r10, 32 + 8 * argument(%rsp)
	.set argument, argument + 1
	.endr
	leaq convention_callbacks(%rip), %r11
	call *(%r11,%rax,8)

	cmpq SAVED(%rsp), %r15
	jne 1f
	cmpq SAVED + 8(%rsp), %r14
	jne 1f
	cmpq SAVED + 16(%rsp), %r13
	jne 1f
	cmpq SAVED + 24(%rsp), %r12
	jne 1f
	cmpq SAVED + 32(%rsp), %rsi
	jne 1f
	cmpq SAVED + 40(%rsp), %rdi
	jne 1f
	cmpq SAVED + 48(%rsp), %rbx
	jne 1f
	cmpq SAVED + 56(%rsp), %rbp
	je 2f
1:
	movq %rbx, FOUND(%rsp)
	movq %rbp, FOUND + 8(%rsp)
	movq %rdi, FOUND + 16(%rsp)
	movq %rsi, FOUND + 24(%rsp)
	movq %r12, FOUND + 32(%rsp)
	movq %r13, FOUND + 40(%rsp)
	movq %r14, FOUND + 48(%rsp)
	movq %r15, FOUND + 56(%rsp)
	movl %eax, RETURNED(%rsp)
	movl NUMBER(%rsp), %ecx
	leaq SAVED(%rsp), %rdx
	leaq FOUND(%rsp), %r8
	call convention_note
	movl RETURNED(%rsp), %eax
2:
	addq $ROOM, %rsp
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rsi
	popq %rdi
	popq %rbx
	popq %rbp
	ret
	.seh_endproc

#else

	/* From the frame on, downwards; its address is kept in a slot of the thread, since every register may be lost. */
	.set SAVED, -12    /* edi esi ebx as they were */
	.set NUMBER, -16
	.set OUTER, -20    /* what the slot held */
	.set RETURNED, -24
	.set FOUND, -44    /* edi esi ebx ebp esp as they came back */
	.set BOTTOM, -148  /* where the arguments were pushed; with room for a callback that takes too much */
	.set SLOTS, 0xE10  /* TlsSlots in the thread's block */

	.globl _convention_ways
	.balign 16
_convention_ways:
	WAYS way

way:
	pushl %ebp
	movl %esp, %ebp
	pushl %ebx
	pushl %esi
	pushl %edi
	pushl %eax
	movl _convention_slot, %ecx
	pushl %fs:SLOTS(,%ecx,4)
	movl %ebp, %fs:SLOTS(,%ecx,4)
	leal BOTTOM(%ebp), %esp
	movl _convention_words(,%eax,4), %ecx
1:
	testl %ecx, %ecx
	jz 2f
	pushl 4(%ebp,%ecx,4)
	decl %ecx
	jmp 1b
2:
	call *_convention_callbacks(,%eax,4)

	movl _convention_slot, %ecx
	movl %fs:SLOTS(,%ecx,4), %edx
	leal BOTTOM(%edx), %ecx
	cmpl %ecx, %esp
	jne 3f
	cmpl %edx, %ebp
	jne 3f
	cmpl SAVED + 8(%edx), %ebx
	jne 3f
	cmpl SAVED + 4(%edx), %esi
	jne 3f
	cmpl SAVED(%edx), %edi
	je 4f
3:
	movl %edi, FOUND(%edx)
	movl %esi, FOUND + 4(%edx)
	movl %ebx, FOUND + 8(%edx)
	movl %ebp, FOUND + 12(%edx)
	movl %esp, FOUND + 16(%edx)
	movl %eax, RETURNED(%edx)
	movl %edx, %ebp
	leal BOTTOM - 64(%ebp), %esp
	leal BOTTOM(%ebp), %eax
	pushl %eax
	leal FOUND(%ebp), %eax
	pushl %eax
	pushl %ebp
	pushl NUMBER(%ebp)
	call _convention_note
	movl %ebp, %edx
	movl RETURNED(%edx), %eax
4:
	movl _convention_slot, %ecx
	movl OUTER(%edx), %ebx
	movl %ebx, %fs:SLOTS(,%ecx,4)
	movl NUMBER(%edx), %ecx
	movl _convention_words(,%ecx,4), %ecx
	movl SAVED(%edx), %edi
	movl SAVED + 4(%edx), %esi
	movl SAVED + 8(%edx), %ebx
	movl %edx, %esp
	popl %ebp
	popl %edx
	leal (%esp,%ecx,4), %esp
	jmp *%edx

#endif
