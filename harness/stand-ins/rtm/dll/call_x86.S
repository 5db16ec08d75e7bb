/* SPDX-License-Identifier: MIT */
/* mgm_call() on x86: the stack pointer comes back by itself, so that the callback may be cdecl or stdcall. */
#ifdef __i386__
	.text
	.globl _mgm_call
_mgm_call:
	pushl %ebp
	movl %esp, %ebp
	pushl %esi
	pushl %ebx
	movl 12(%ebp), %esi
	movl 16(%ebp), %ecx
push_argument:
	testl %ecx, %ecx
	jz call_it
	decl %ecx
	pushl (%esi, %ecx, 4)
	jmp push_argument
call_it:
	call *8(%ebp)
	leal -8(%ebp), %esp
	popl %ebx
	popl %esi
	popl %ebp
	ret
#endif
